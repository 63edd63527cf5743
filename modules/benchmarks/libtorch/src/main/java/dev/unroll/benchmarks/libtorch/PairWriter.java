package dev.unroll.benchmarks.libtorch;

import dev.unroll.benchmarks.libtorch.PairDecoder.Fed;
import dev.unroll.benchmarks.libtorch.PairDecoder.State;
import dev.unroll.benchmarks.libtorch.PairNetwork.Memory;
import org.bytedeco.pytorch.Tensor;

/** Writes the translations of sources that were read. */
record PairWriter(PairNetwork network, Memory memory) implements TensorWriter<State> {
  /** Reads the sources. */
  static PairWriter of(PairNetwork network, PairTensors batch) {
    return new PairWriter(network, network.read(batch));
  }

  private Fed decoder() {
    return (Fed) network.decoder();
  }

  @Override
  public long sentences() {
    return memory.hidden().size(0);
  }

  @Override
  public State first() {
    return decoder().first(memory);
  }

  @Override
  public State step(Tensor before, State state) {
    return decoder().step(network, network.targets(before), state, memory);
  }

  @Override
  public Tensor logits(State state) {
    return network.logits(state.vector());
  }

  @Override
  public State of(State state, Tensor rows) {
    return state.of(rows);
  }
}
