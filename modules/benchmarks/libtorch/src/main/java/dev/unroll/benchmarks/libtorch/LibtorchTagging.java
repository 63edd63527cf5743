package dev.unroll.benchmarks.libtorch;

import dev.unroll.benchmarks.work.Contender;
import dev.unroll.benchmarks.work.TaggingCase;
import dev.unroll.benchmarks.work.Worker;
import java.util.List;
import org.bytedeco.pytorch.global.torch;

/** libtorch's tagger, started as {@link LibtorchContender} is. */
public final class LibtorchTagging implements Contender<TaggingCase> {
  private TorchTagger model;
  private TorchUpdate update;
  private List<Tensors> batches = List.of();

  /** Serves the runner, see {@link Worker#serve}. */
  public static void main(String[] arguments) {
    Worker.serve(TaggingCase.class, new LibtorchTagging(), arguments);
  }

  @Override
  public String prepare(TaggingCase work) {
    torch.manual_seed(1);
    model = new TorchTagger(work);
    update = new TorchUpdate(model.parameters());
    batches =
        work.batches().stream()
            .map(batch -> Tensors.ofIds(batch, work.rows(), work.steps()))
            .toList();
    return TorchUpdate.threads();
  }

  @Override
  public double step(long index) {
    Tensors batch = batches.get((int) (index % batches.size()));
    return update.fit(() -> model.loss(batch));
  }
}
