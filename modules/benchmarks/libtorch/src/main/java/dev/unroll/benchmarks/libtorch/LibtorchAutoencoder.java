package dev.unroll.benchmarks.libtorch;

import dev.unroll.benchmarks.work.AutoencoderCase;
import dev.unroll.benchmarks.work.Contender;
import dev.unroll.benchmarks.work.Worker;
import java.util.List;
import org.bytedeco.pytorch.global.torch;

/** libtorch's autoencoder of sentences, started as {@link LibtorchContender} is. */
public final class LibtorchAutoencoder implements Contender<AutoencoderCase> {
  private SentenceModel model;
  private TorchUpdate update;
  private List<PairTensors> batches = List.of();

  /** Serves the runner, see {@link Worker#serve}. */
  public static void main(String[] arguments) {
    Worker.serve(AutoencoderCase.class, new LibtorchAutoencoder(), arguments);
  }

  @Override
  public String prepare(AutoencoderCase work) {
    torch.manual_seed(1);
    model = new SentenceModel(work);
    update = new TorchUpdate(model.parameters());
    batches = work.batches().stream().map(PairTensors::of).toList();
    return TorchUpdate.threads();
  }

  @Override
  public double step(long index) {
    PairTensors batch = batches.get((int) (index % batches.size()));
    return update.fit(() -> model.loss(batch));
  }
}
