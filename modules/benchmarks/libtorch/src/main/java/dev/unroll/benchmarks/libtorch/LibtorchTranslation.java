package dev.unroll.benchmarks.libtorch;

import dev.unroll.benchmarks.work.Contender;
import dev.unroll.benchmarks.work.Pairs;
import dev.unroll.benchmarks.work.TranslationCase;
import dev.unroll.benchmarks.work.TranslationCase.Task;
import dev.unroll.benchmarks.work.Worker;
import dev.unroll.core.check.Check;
import dev.unroll.core.text.Vocabulary;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.InferenceMode;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** libtorch's sequence to sequence, started as {@link LibtorchContender} is. */
public final class LibtorchTranslation implements Contender<TranslationCase> {
  private static final double RATE = 1e-3;
  private static final double CLIP = 5;

  private TranslationCase work;
  private PairNetwork network;
  private Adam optimiser;
  private TensorBeam beam;

  @SuppressWarnings("UnusedVariable") // held, because collecting it would end the mode
  private InferenceMode inference;

  private List<PairTensors> batches = List.of();

  /** Serves the runner, see {@link Worker#serve}. */
  public static void main(String[] arguments) {
    Worker.serve(TranslationCase.class, new LibtorchTranslation(), arguments);
  }

  @Override
  public String prepare(TranslationCase work) {
    this.work = work;
    torch.manual_seed(1);
    network = new PairNetwork(work);
    if (work.task() == Task.TRAIN) {
      optimiser = new Adam(network.parameters(), new AdamOptions(RATE));
    } else {
      Check.require(work.feeds(), "this search needs input feeding, but the case has none");
      inference = new InferenceMode();
      Vocabulary target = Pairs.vocabulary(work.sizes().targetTokens());
      beam =
          new TensorBeam(
              TranslationCase.WIDTH, TranslationCase.WRITTEN, target.start(), target.end());
    }
    batches = Pairs.of(work).stream().map(PairTensors::of).toList();
    int threads = torch.get_num_threads();
    return threads + (threads == 1 ? " thread" : " threads");
  }

  @Override
  public double step(long index) {
    PairTensors batch = batches.get((int) (index % batches.size()));
    try (PointerScope scope = new PointerScope()) {
      return work.task() == Task.TRAIN ? fit(batch) : nats(batch);
    }
  }

  private double fit(PairTensors batch) {
    optimiser.zero_grad();
    Tensor loss = network.loss(batch);
    loss.backward();
    torch.clip_grad_norm_(network.parameters(), CLIP);
    optimiser.step();
    return loss.item_float();
  }

  /** Nats per token of the best translations. */
  private double nats(PairTensors batch) {
    TensorBeam.Found found = beam.search(PairWriter.of(network, batch));
    return -found.scores().select(1, 0).mean().item_float() / beam.written();
  }
}
