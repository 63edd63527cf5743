package dev.unroll.benchmarks.dl4j;

import dev.unroll.benchmarks.work.CaptionCase;
import dev.unroll.benchmarks.work.CaptionSizes;
import dev.unroll.benchmarks.work.Captions;
import dev.unroll.benchmarks.work.Contender;
import dev.unroll.benchmarks.work.Worker;
import dev.unroll.layers.kernel.NativeKernels;
import dev.unroll.layers.kernel.Team;
import dev.unroll.training.backend.Backend;
import dev.unroll.training.gradient.GradientNormalisation;
import dev.unroll.training.gradient.GraphStep;
import dev.unroll.training.gradient.Rate;
import dev.unroll.training.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** This project's captioning: its layers and training step. */
public final class OursCaption implements Contender<CaptionCase> {
  private static final double RATE = 1e-3;
  private static final double CLIP = 5;

  private List<Batch> batches = List.of();
  private GraphStep training;

  /**
   * A batch.
   *
   * @param inputs of the network
   * @param labels [N, 1, T]
   * @param mask [N, T]
   */
  private record Batch(INDArray[] inputs, INDArray labels, INDArray mask, long count) {
    static Batch of(CaptionCase work, Captions captions) {
      int rows = work.rows();
      int steps = captions.longest();
      INDArray tokens = Nd4j.zeros(rows, 1, steps);
      INDArray labels = Nd4j.zeros(rows, 1, steps);
      INDArray mask = Nd4j.zeros(rows, steps);
      for (int n = 0; n < rows; n++) {
        int[] ids = captions.captions().get(n);
        for (int t = 0; t + 1 < ids.length; t++) {
          tokens.putScalar(n, 0, t, ids[t]);
          labels.putScalar(n, 0, t, ids[t + 1]);
          mask.putScalar(n, t, 1);
        }
      }
      List<INDArray> inputs = new ArrayList<>(List.of(tokens));
      inputs.addAll(pictures(work, captions));
      return new Batch(inputs.toArray(INDArray[]::new), labels, mask, captions.labels());
    }

    private static List<INDArray> pictures(CaptionCase work, Captions captions) {
      CaptionSizes sizes = work.sizes();
      int[] shape = {sizes.rows(), sizes.places(), sizes.features()};
      INDArray all = Nd4j.createFromArray(captions.pictures()).reshape('c', shape);
      INDArray mean = all.mean(1);
      return work.attends() ? List.of(mean, all.permute(0, 2, 1).dup('c')) : List.of(mean);
    }

    /** Only the tokens have one. */
    INDArray[] masks() {
      INDArray[] masks = new INDArray[inputs.length];
      masks[0] = mask;
      return masks;
    }
  }

  /** Serves the runner, see {@link Worker#serve}. */
  public static void main(String[] arguments) {
    Worker.serve(CaptionCase.class, new OursCaption(), arguments);
  }

  @Override
  public String prepare(CaptionCase work) {
    Backend.start();
    Rate rate = new Rate(new Schedule.Constant(RATE));
    training =
        new GraphStep(
            CaptionNetwork.graph(work, rate), GradientNormalisation.CLIP_GLOBAL_NORM, CLIP, rate);
    batches = Captions.of(work).stream().map(captions -> Batch.of(work, captions)).toList();
    return Team.shared().size()
        + (NativeKernels.available() ? " threads, oneDNN" : " threads, ND4J alone");
  }

  /** The loss of a label, with the part of the regularisation that falls to it. */
  @Override
  public double step(long index) {
    Batch batch = batches.get((int) (index % batches.size()));
    return training
        .fit(batch.inputs(), batch.masks(), batch.labels(), batch.mask(), batch.count(), index)
        .loss();
  }
}
