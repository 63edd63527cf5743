package dev.unroll.benchmarks.libtorch;

import dev.unroll.benchmarks.work.CaptionCase;
import dev.unroll.benchmarks.work.Captions;
import dev.unroll.benchmarks.work.Contender;
import dev.unroll.benchmarks.work.Worker;
import java.util.List;
import org.bytedeco.pytorch.global.torch;

/** libtorch's captioning, started as {@link LibtorchContender} is. */
public final class LibtorchCaption implements Contender<CaptionCase> {
  private CaptionModel model;
  private TorchUpdate update;
  private List<CaptionTensors> batches = List.of();

  /** Serves the runner, see {@link Worker#serve}. */
  public static void main(String[] arguments) {
    Worker.serve(CaptionCase.class, new LibtorchCaption(), arguments);
  }

  static CaptionModel model(CaptionCase work) {
    return work.attends() ? new GridModel(work.sizes()) : new FirstWordModel(work.sizes());
  }

  @Override
  public String prepare(CaptionCase work) {
    torch.manual_seed(1);
    model = model(work);
    update = new TorchUpdate(model.parameters());
    batches = Captions.of(work).stream().map(one -> CaptionTensors.of(work, one)).toList();
    return TorchUpdate.threads();
  }

  @Override
  public double step(long index) {
    CaptionTensors batch = batches.get((int) (index % batches.size()));
    return update.fit(() -> model.loss(batch));
  }
}
