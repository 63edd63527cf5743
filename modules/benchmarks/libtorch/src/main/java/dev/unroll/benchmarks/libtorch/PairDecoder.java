package dev.unroll.benchmarks.libtorch;

import dev.unroll.benchmarks.libtorch.PairNetwork.Memory;
import dev.unroll.benchmarks.work.PairSizes;
import dev.unroll.benchmarks.work.TranslationCase;
import org.bytedeco.pytorch.LSTMCellImpl;
import org.bytedeco.pytorch.LSTMImpl;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** The recurrent part of the decoder, which is fused where no step waits for attention. */
sealed interface PairDecoder {
  /** What holds the parameters. */
  Module module();

  /**
   * All steps of known targets.
   *
   * @param vectors float [T, N, E] of the inputs
   * @return attentional vectors, float [N, T, E]
   */
  Tensor all(PairNetwork network, Tensor vectors, Memory memory);

  /**
   * Where the decoder is after a step.
   *
   * @param hidden float [M, H]
   * @param cell float [M, H]
   * @param vector attentional vector, float [M, E]
   */
  record State(Tensor hidden, Tensor cell, Tensor vector) {
    /** The states of these rows, long [R]. */
    State of(Tensor rows) {
      return new State(
          hidden.index_select(0, rows), cell.index_select(0, rows), vector.index_select(0, rows));
    }
  }

  /** Without feeding: libtorch's own LSTM over all steps, then attention of all. */
  final class Plain implements PairDecoder {
    private final LSTMImpl layer;

    Plain(TranslationCase work) {
      layer = new LSTMImpl(work.decoderInputs(), work.sizes().hidden());
    }

    @Override
    public Module module() {
      return layer;
    }

    @Override
    public Tensor all(PairNetwork network, Tensor vectors, Memory memory) {
      T_TensorTensor_T first =
          new T_TensorTensor_T(memory.hidden().unsqueeze(0), memory.cell().unsqueeze(0));
      Tensor states = layer.forward(vectors, first).get0();
      return network.attend(states.transpose(0, 1).contiguous(), memory);
    }
  }

  /** With input feeding: a cell in a loop, attention at each step. */
  final class Fed implements PairDecoder {
    private final LSTMCellImpl cell;
    private final PairSizes sizes;

    Fed(TranslationCase work) {
      sizes = work.sizes();
      cell = new LSTMCellImpl(work.decoderInputs(), sizes.hidden());
    }

    @Override
    public Module module() {
      return cell;
    }

    @Override
    public Tensor all(PairNetwork network, Tensor vectors, Memory memory) {
      TensorVector outputs = new TensorVector();
      State state = first(memory);
      for (long step = 0; step < vectors.size(0); step++) {
        state = step(network, vectors.select(0, step), state, memory);
        outputs.push_back(state.vector());
      }
      return torch.stack(outputs, 1);
    }

    /** Before anything is written: the source's last states, and a vector of zeros. */
    State first(Memory memory) {
      long rows = memory.hidden().size(0);
      return new State(memory.hidden(), memory.cell(), torch.zeros(rows, sizes.embedding()));
    }

    /**
     * A step of M rows, as many for each of the N sources, source after source.
     *
     * @param vectors float [M, E] of the tokens before
     */
    State step(PairNetwork network, Tensor vectors, State state, Memory memory) {
      Tensor input = torch.cat(new TensorVector(vectors, state.vector()), 1);
      T_TensorTensor_T next =
          cell.forward(input, new T_TensorTensor_T(state.hidden(), state.cell()));
      Tensor hidden = next.get0();
      Tensor queries = hidden.view(memory.steps().size(0), -1, sizes.hidden());
      return new State(hidden, next.get1(), network.attend(queries, memory).flatten(0, 1));
    }
  }
}
