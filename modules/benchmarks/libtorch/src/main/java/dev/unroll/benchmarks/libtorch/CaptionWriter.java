package dev.unroll.benchmarks.libtorch;

import dev.unroll.benchmarks.libtorch.CaptionerNetwork.Source;
import dev.unroll.benchmarks.libtorch.CaptionerNetwork.State;
import org.bytedeco.pytorch.Tensor;

/** Writes the captions of pictures that were read. */
record CaptionWriter(CaptionerNetwork network, Source source) implements TensorWriter<State> {
  /** Reads pictures. */
  static CaptionWriter of(CaptionerNetwork network, CaptionerTensors batch) {
    return new CaptionWriter(network, network.read(batch.pictures()));
  }

  @Override
  public long sentences() {
    return source.h().size(0);
  }

  @Override
  public State first() {
    return new State(source.h(), source.c(), source.h());
  }

  @Override
  public State step(Tensor before, State state) {
    return network.step(network.embedded(before), state.h(), state.c(), source);
  }

  @Override
  public Tensor logits(State state) {
    return network.logits(state.read());
  }

  /** What the output layer reads is read once, before rows are chosen. */
  @Override
  public State of(State state, Tensor rows) {
    Tensor h = state.h().index_select(0, rows);
    return new State(h, state.c().index_select(0, rows), h);
  }
}
