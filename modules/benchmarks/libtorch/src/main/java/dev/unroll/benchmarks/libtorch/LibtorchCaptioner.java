package dev.unroll.benchmarks.libtorch;

import dev.unroll.benchmarks.work.CaptionerCase;
import dev.unroll.benchmarks.work.CaptionerCase.Task;
import dev.unroll.benchmarks.work.CaptionerData;
import dev.unroll.benchmarks.work.Contender;
import dev.unroll.benchmarks.work.Pairs;
import dev.unroll.benchmarks.work.Worker;
import dev.unroll.core.text.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.InferenceMode;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** libtorch's whole captioning, started as {@link LibtorchContender} is. */
public final class LibtorchCaptioner implements Contender<CaptionerCase> {
  private static final double RATE = 1e-3;
  private static final double CLIP = 5;

  private final List<CaptionerTensors.Labelled> labelled = new ArrayList<>();
  private CaptionerCase work;
  private CaptionerNetwork network;
  private Adam optimiser;
  private List<CaptionerTensors> batches = List.of();

  @SuppressWarnings("UnusedVariable") // held, because collecting it would end the mode
  private InferenceMode inference;

  /** Serves the runner, see {@link Worker#serve}. */
  public static void main(String[] arguments) {
    Worker.serve(CaptionerCase.class, new LibtorchCaptioner(), arguments);
  }

  @Override
  public String prepare(CaptionerCase work) {
    this.work = work;
    network = new CaptionerNetwork(work);
    List<CaptionerData> data = CaptionerData.of(work);
    batches = data.stream().map(batch -> CaptionerTensors.of(work, batch)).toList();
    if (work.task() == Task.TRAIN) {
      optimiser = new Adam(network.parameters(), new AdamOptions(RATE));
      for (int i = 0; i < data.size(); i++) {
        labelled.add(batches.get(i).with(data.get(i)));
      }
    } else {
      inference = new InferenceMode();
    }
    int threads = torch.get_num_threads();
    return threads + (threads == 1 ? " thread" : " threads");
  }

  @Override
  public double step(long index) {
    int turn = (int) (index % batches.size());
    try (PointerScope scope = new PointerScope()) {
      if (work.task() == Task.TRAIN) {
        return fit(labelled.get(turn));
      }
      Tensor best = write(work, network, batches.get(turn)).scores().select(1, 0);
      return -best.mean().item_float() / CaptionerCase.WRITTEN;
    }
  }

  private double fit(CaptionerTensors.Labelled batch) {
    optimiser.zero_grad();
    Tensor loss = network.loss(batch);
    loss.backward();
    torch.clip_grad_norm_(network.parameters(), CLIP);
    optimiser.step();
    return loss.item_float();
  }

  /** Captions of a batch; of a beam all, picture after picture, the best first. */
  static TensorBeam.Found write(
      CaptionerCase work, CaptionerNetwork network, CaptionerTensors batch) {
    CaptionWriter writer = CaptionWriter.of(network, batch);
    Vocabulary vocabulary = Pairs.vocabulary(work.sizes().tokens());
    int start = vocabulary.start();
    int written = CaptionerCase.WRITTEN;
    return work.task() == Task.GREEDY
        ? new TensorGreedy(written, start).search(writer)
        : new TensorBeam(work.width(), written, start, vocabulary.end()).search(writer);
  }
}
