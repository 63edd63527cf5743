package dev.unroll.benchmarks.libtorch;

import dev.unroll.benchmarks.work.Gates;
import dev.unroll.benchmarks.work.Sizes;
import dev.unroll.benchmarks.work.StackCase;
import java.util.List;
import org.bytedeco.pytorch.EmbeddingImpl;
import org.bytedeco.pytorch.GRUImpl;
import org.bytedeco.pytorch.GRUOptions;
import org.bytedeco.pytorch.LSTMImpl;
import org.bytedeco.pytorch.LSTMOptions;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.PackedSequence;
import org.bytedeco.pytorch.T_TensorT_TensorTensor_T_T;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Embedding (or none), libtorch's own stacked recurrent layer, linear layer. */
final class LibtorchNetwork {
  private final EmbeddingImpl embedding;
  private final Stack stack;
  private final LinearImpl output;
  private final TensorVector parameters = new TensorVector();

  LibtorchNetwork(StackCase work) {
    Sizes sizes = work.sizes();
    embedding = new EmbeddingImpl(sizes.classes(), sizes.features());
    stack = work.gates() == Gates.LSTM ? new Lstm(work) : new Gru(work);
    output = new LinearImpl(work.outputs(), sizes.classes());
    List<? extends Module> modules =
        work.directions() == 1
            ? List.of(embedding, stack.module(), output)
            : List.of(stack.module(), output); // frames need no embedding
    for (Module module : modules) {
      TensorVector own = module.parameters();
      for (long i = 0; i < own.size(); i++) {
        parameters.push_back(own.get(i));
      }
    }
  }

  /** All that an optimiser changes. */
  TensorVector parameters() {
    return parameters;
  }

  /** Logits [T · N, V] of ids [T, N], from a zero state. */
  Tensor logits(Tensor ids) {
    return output.forward(stack.forward(embedding.forward(ids)).flatten(0, 1));
  }

  /** Logits [M, K] of the M frames of a packed sequence. */
  Tensor logits(PackedSequence frames) {
    return output.forward(stack.forward(frames));
  }

  /** Logits [1, N, V] of ids [1, N], from the carried state, which is carried on. */
  Tensor next(Tensor ids) {
    return output.forward(stack.next(embedding.forward(ids)));
  }

  /** What LSTM and GRU, which share no type, are used for here. */
  private sealed interface Stack {
    Module module();

    Tensor forward(Tensor inputs);

    Tensor forward(PackedSequence inputs);

    Tensor next(Tensor inputs);
  }

  private static final class Lstm implements Stack {
    private final LSTMImpl layers;
    private T_TensorTensor_T state;

    Lstm(StackCase work) {
      LSTMOptions options = new LSTMOptions(work.inputs(0), work.sizes().hidden());
      options.num_layers().put(work.layers());
      options.bidirectional().put(work.directions() == 2);
      layers = new LSTMImpl(options);
      long[] shape = {work.layers(), work.sizes().rows(), work.sizes().hidden()};
      state = new T_TensorTensor_T(torch.zeros(shape), torch.zeros(shape));
      state.retainReference();
    }

    @Override
    public Module module() {
      return layers;
    }

    @Override
    public Tensor forward(Tensor inputs) {
      return layers.forward(inputs).get0();
    }

    @Override
    public Tensor forward(PackedSequence inputs) {
      return layers.forward_with_packed_input(inputs).get0().data();
    }

    @Override
    public Tensor next(Tensor inputs) {
      T_TensorT_TensorTensor_T_T result = layers.forward(inputs, state);
      T_TensorTensor_T before = state;
      T_TensorTensor_T after = result.get1(); // dies with the result
      state = new T_TensorTensor_T(after.get0(), after.get1());
      state.retainReference(); // outlives the scope of this step
      before.releaseReference();
      return result.get0();
    }
  }

  private static final class Gru implements Stack {
    private final GRUImpl layers;

    Gru(StackCase work) {
      GRUOptions options = new GRUOptions(work.inputs(0), work.sizes().hidden());
      options.num_layers().put(work.layers());
      options.bidirectional().put(work.directions() == 2);
      layers = new GRUImpl(options);
    }

    @Override
    public Module module() {
      return layers;
    }

    @Override
    public Tensor forward(Tensor inputs) {
      return layers.forward(inputs).get0();
    }

    @Override
    public Tensor forward(PackedSequence inputs) {
      return layers.forward_with_packed_input(inputs).get0().data();
    }

    @Override
    public Tensor next(Tensor inputs) {
      throw new UnsupportedOperationException("no case generates with a GRU");
    }
  }
}
