package dev.unroll.benchmarks.libtorch;

import dev.unroll.benchmarks.work.CaptionCase;
import dev.unroll.benchmarks.work.Captions;
import dev.unroll.benchmarks.work.Contender;
import dev.unroll.benchmarks.work.Worker;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** libtorch's captioning, started as {@link LibtorchContender} is. */
public final class LibtorchCaption implements Contender<CaptionCase> {
  private static final double RATE = 1e-3;
  private static final double CLIP = 5;

  private CaptionModel model;
  private Adam optimiser;
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
    optimiser = new Adam(model.parameters(), new AdamOptions(RATE));
    batches = Captions.of(work).stream().map(one -> CaptionTensors.of(work, one)).toList();
    int threads = torch.get_num_threads();
    return threads + (threads == 1 ? " thread" : " threads");
  }

  @Override
  public double step(long index) {
    CaptionTensors batch = batches.get((int) (index % batches.size()));
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
