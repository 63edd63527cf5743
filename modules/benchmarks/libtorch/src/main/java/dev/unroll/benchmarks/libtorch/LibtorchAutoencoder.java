package dev.unroll.benchmarks.libtorch;

import dev.unroll.benchmarks.work.AutoencoderCase;
import dev.unroll.benchmarks.work.Contender;
import dev.unroll.benchmarks.work.Worker;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** libtorch's autoencoder of sentences, started as {@link LibtorchContender} is. */
public final class LibtorchAutoencoder implements Contender<AutoencoderCase> {
  private static final double RATE = 1e-3;
  private static final double CLIP = 5;

  private SentenceModel model;
  private Adam optimiser;
  private List<PairTensors> batches = List.of();

  /** Serves the runner, see {@link Worker#serve}. */
  public static void main(String[] arguments) {
    Worker.serve(AutoencoderCase.class, new LibtorchAutoencoder(), arguments);
  }

  @Override
  public String prepare(AutoencoderCase work) {
    torch.manual_seed(1);
    model = new SentenceModel(work);
    optimiser = new Adam(model.parameters(), new AdamOptions(RATE));
    batches = work.batches().stream().map(PairTensors::of).toList();
    int threads = torch.get_num_threads();
    return threads + (threads == 1 ? " thread" : " threads");
  }

  @Override
  public double step(long index) {
    PairTensors batch = batches.get((int) (index % batches.size()));
    try (PointerScope scope = new PointerScope()) {
      optimiser.zero_grad();
      Tensor loss = model.loss(batch);
      loss.backward();
      torch.clip_grad_norm_(model.parameters(), CLIP);
      optimiser.step();
      return loss.item_float();
    }
  }
}
