package dev.unroll.benchmarks.libtorch;

import dev.unroll.benchmarks.work.Contender;
import dev.unroll.benchmarks.work.Sizes;
import dev.unroll.benchmarks.work.SpeechCase;
import dev.unroll.benchmarks.work.SpeechCase.Task;
import dev.unroll.benchmarks.work.Utterances;
import dev.unroll.benchmarks.work.Worker;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.LSTMImpl;
import org.bytedeco.pytorch.LSTMOptions;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.PackedSequence;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** libtorch's CTC, alone and after its LSTM; started as {@link LibtorchContender} is. */
public final class LibtorchSpeech implements Contender<SpeechCase> {
  private static final double RATE = 1e-3;
  private static final double CLIP = 5;

  /** Its number for "the sum of all losses". */
  private static final int SUM = 2;

  private SpeechCase work;
  private LSTMImpl stack;
  private LinearImpl output;
  private TensorVector parameters;
  private Adam optimiser;
  private List<Batch> batches = List.of();

  /** Logits or frames float [T, N, ·], labels long [N, L], and the lengths of both, long [N]. */
  private record Batch(Tensor values, Tensor lengths, Tensor labels, Tensor labelLengths) {
    static Batch of(Utterances one, int steps) {
      int rows = one.lengths().length;
      long[] labels =
          Arrays.stream(one.paddedLabels()).flatMapToInt(Arrays::stream).asLongStream().toArray();
      return new Batch(
          torch.tensor(one.values()).view(steps, rows, -1),
          torch.tensor(Arrays.stream(one.lengths()).asLongStream().toArray()),
          torch.tensor(labels).view(rows, -1),
          torch.tensor(Arrays.stream(one.labels()).mapToLong(own -> own.length).toArray()));
    }

    Tensor loss(Tensor logits) {
      Tensor logs = torch.log_softmax(logits, 2);
      return torch.ctc_loss(logs, labels, lengths, labelLengths, 0, SUM, false);
    }
  }

  /** Serves the runner, see {@link Worker#serve}. */
  public static void main(String[] arguments) {
    Worker.serve(SpeechCase.class, new LibtorchSpeech(), arguments);
  }

  @Override
  public String prepare(SpeechCase work) {
    this.work = work;
    torch.manual_seed(1);
    batches = Utterances.of(work).stream().map(one -> Batch.of(one, work.steps())).toList();
    if (work.task() == Task.TRAIN) {
      build(work.sizes());
    }
    int threads = torch.get_num_threads();
    return threads + (threads == 1 ? " thread" : " threads");
  }

  private void build(Sizes sizes) {
    LSTMOptions options = new LSTMOptions(sizes.features(), sizes.hidden());
    options.num_layers().put(work.stack().layers());
    options.bidirectional().put(true);
    stack = new LSTMImpl(options);
    output = new LinearImpl(work.stack().outputs(), sizes.classes());
    parameters = new TensorVector();
    for (Module module : List.<Module>of(stack, output)) {
      TensorVector own = module.parameters();
      for (long i = 0; i < own.size(); i++) {
        parameters.push_back(own.get(i));
      }
    }
    optimiser = new Adam(parameters, new AdamOptions(RATE));
  }

  @Override
  public double step(long index) {
    Batch batch = batches.get((int) (index % batches.size()));
    try (PointerScope scope = new PointerScope()) {
      Tensor loss = work.task() == Task.LOSS ? differentiate(batch) : fit(batch);
      return loss.item_float();
    }
  }

  private Tensor differentiate(Batch batch) {
    Tensor logits = batch.values().detach().requires_grad_(true);
    Tensor loss = batch.loss(logits).div(new Scalar(work.rows()));
    loss.backward();
    return loss;
  }

  private Tensor fit(Batch batch) {
    optimiser.zero_grad();
    PackedSequence frames =
        torch.pack_padded_sequence(batch.values(), batch.lengths(), false, false);
    PackedSequence states = stack.forward_with_packed_input(frames).get0();
    Tensor logits = output.forward(torch.pad_packed_sequence(states).get0());
    Tensor loss = batch.loss(logits).div(new Scalar(work.rows()));
    loss.backward();
    torch.clip_grad_norm_(parameters, CLIP);
    optimiser.step();
    return loss;
  }
}
