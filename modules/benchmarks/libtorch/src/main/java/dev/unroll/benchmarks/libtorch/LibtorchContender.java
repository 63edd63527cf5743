package dev.unroll.benchmarks.libtorch;

import dev.unroll.benchmarks.work.Batch;
import dev.unroll.benchmarks.work.Contender;
import dev.unroll.benchmarks.work.StackCase;
import dev.unroll.benchmarks.work.Work;
import dev.unroll.benchmarks.work.Worker;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.InferenceMode;
import org.bytedeco.pytorch.PackedSequence;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * libtorch through its C++ interface, with its own LSTM and GRU, Adam and clipping.
 *
 * <p>Start Java with {@code -Dorg.bytedeco.openblas.load=mkl_rt}, so that its products are MKL's.
 * Sequences are [T, N, F], which it computes fastest; frames go through it as packed sequences, so
 * that it spends nothing on padding; generation runs in inference mode. The runner starts it with
 * one thread and with all: OpenMP's threads help large products and hinder small ones.
 */
public final class LibtorchContender implements Contender<StackCase> {
  private static final double RATE = 1e-3;
  private static final double CLIP = 5;

  private StackCase work;
  private LibtorchNetwork network;
  private Adam optimiser;

  @SuppressWarnings("UnusedVariable") // held, because collecting it would end the mode
  private InferenceMode inference;

  private List<Tensors> batches = List.of();
  private List<Tensor> columns = List.of();

  /** Serves the runner, see {@link Worker#serve}. */
  public static void main(String[] arguments) {
    Worker.serve(StackCase.class, new LibtorchContender(), arguments);
  }

  @Override
  public String prepare(StackCase work) {
    this.work = work;
    List<Batch> data = Batch.of(work);
    torch.manual_seed(1);
    network = new LibtorchNetwork(work);
    if (work.trains()) {
      optimiser = new Adam(network.parameters(), new AdamOptions(RATE));
      batches = data.stream().map(batch -> Tensors.of(work, batch)).toList();
    } else {
      inference = new InferenceMode();
      columns =
          IntStream.range(0, work.sizes().steps())
              .mapToObj(step -> Tensors.column(work, data.get(0), step))
              .toList();
    }
    int threads = torch.get_num_threads();
    return threads + (threads == 1 ? " thread" : " threads");
  }

  @Override
  public double step(long index) {
    try (PointerScope scope = new PointerScope()) {
      if (!work.trains()) {
        network.next(columns.get((int) (index % columns.size())));
        return 0;
      }
      Tensor loss = gradient(index);
      optimiser.step();
      return loss.item_float();
    }
  }

  /** The loss of a batch; its gradient, clipped, is in the parameters. */
  private Tensor gradient(long index) {
    optimiser.zero_grad();
    Tensor loss = loss(batches.get((int) (index % batches.size())));
    loss.backward();
    torch.clip_grad_norm_(network.parameters(), CLIP);
    return loss;
  }

  private Tensor loss(Tensors batch) {
    if (work.work() != Work.TRAIN_FRAMES) {
      return torch.cross_entropy(network.logits(batch.inputs()), batch.labels().flatten());
    }
    PackedSequence frames = batch.packed(batch.inputs());
    PackedSequence labels = batch.packed(batch.labels());
    return torch.cross_entropy(network.logits(frames), labels.data());
  }
}
