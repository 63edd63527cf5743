package dev.unroll.benchmarks.libtorch;

import dev.unroll.benchmarks.work.AutoencoderCase.Kind;
import java.util.List;
import org.bytedeco.pytorch.GRUImpl;
import org.bytedeco.pytorch.GRUOptions;
import org.bytedeco.pytorch.LSTMImpl;
import org.bytedeco.pytorch.LSTMOptions;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;

/** What LSTM and GRU, which share no type, are to sentences [T, N, F]. */
sealed interface SentenceCells {
  /** What holds the parameters. */
  Module module();

  /** Kinds of states: 2 of the LSTM, 1 of the GRU. */
  int states();

  /** States [2, N, H] of both directions at their ends, from zero. */
  List<Tensor> last(Tensor inputs);

  /** Outputs [T, N, H] from first states [1, N, H]. */
  Tensor forward(Tensor inputs, List<Tensor> first);

  /** H in each direction. */
  static SentenceCells bothWays(Kind kind, int inputs, int hidden) {
    return of(kind, inputs, hidden, true);
  }

  /** H. */
  static SentenceCells forwards(Kind kind, int inputs, int hidden) {
    return of(kind, inputs, hidden, false);
  }

  private static SentenceCells of(Kind kind, int inputs, int hidden, boolean both) {
    return switch (kind) {
      case PLAIN -> {
        LSTMOptions options = new LSTMOptions(inputs, hidden);
        options.bidirectional().put(both);
        yield new Lstm(new LSTMImpl(options));
      }
      case SKIP_THOUGHT -> {
        GRUOptions options = new GRUOptions(inputs, hidden);
        options.bidirectional().put(both);
        yield new Gru(new GRUImpl(options));
      }
    };
  }

  /** Of h and c. */
  record Lstm(LSTMImpl module) implements SentenceCells {
    @Override
    public int states() {
      return 2;
    }

    @Override
    public List<Tensor> last(Tensor inputs) {
      T_TensorTensor_T last = module.forward(inputs).get1();
      return List.of(last.get0(), last.get1());
    }

    @Override
    public Tensor forward(Tensor inputs, List<Tensor> first) {
      return module.forward(inputs, new T_TensorTensor_T(first.get(0), first.get(1))).get0();
    }
  }

  /** Of h. */
  record Gru(GRUImpl module) implements SentenceCells {
    @Override
    public int states() {
      return 1;
    }

    @Override
    public List<Tensor> last(Tensor inputs) {
      return List.of(module.forward(inputs).get1());
    }

    @Override
    public Tensor forward(Tensor inputs, List<Tensor> first) {
      return module.forward(inputs, first.get(0)).get0();
    }
  }
}
