package dev.unroll.benchmarks.dl4j;

import dev.unroll.benchmarks.work.Batch;
import dev.unroll.benchmarks.work.Contender;
import dev.unroll.benchmarks.work.TaggingCase;
import dev.unroll.benchmarks.work.TaggingSizes;
import dev.unroll.benchmarks.work.Worker;
import dev.unroll.core.tagging.TagScheme;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.layers.kernel.NativeKernels;
import dev.unroll.layers.kernel.Team;
import dev.unroll.tagging.LetterConfig;
import dev.unroll.tagging.NetworkConfig;
import dev.unroll.tagging.NetworkConfig.Output;
import dev.unroll.tagging.NetworkConfig.Reader;
import dev.unroll.tagging.NetworkConfig.Summary;
import dev.unroll.tagging.TagConfig;
import dev.unroll.tagging.TagNetwork;
import dev.unroll.tagging.TagSizes;
import dev.unroll.tagging.WordConfig;
import dev.unroll.training.backend.Backend;
import dev.unroll.training.batch.BatchArrays;
import dev.unroll.training.gradient.GradientNormalisation;
import dev.unroll.training.gradient.GraphStep;
import dev.unroll.training.gradient.Optimiser;
import dev.unroll.training.gradient.Rate;
import dev.unroll.training.schedule.Schedule;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** This project's tagger: its network and training step. */
public final class OursTagging implements Contender<TaggingCase> {
  private static final double RATE = 1e-3;
  private static final double CLIP = 5;

  private List<Arrays> batches = List.of();
  private GraphStep training;

  /**
   * A batch.
   *
   * @param words ids [N, 1, T]
   * @param tags ids [N, 1, T]
   * @param mask ones [N, T]; training has masks all the same
   */
  private record Arrays(INDArray words, INDArray tags, INDArray mask) {
    static Arrays of(Batch batch, int rows, int steps) {
      return new Arrays(
          BatchArrays.sequence(batch.ids(), rows, steps),
          BatchArrays.sequence(batch.labels(), rows, steps),
          Nd4j.ones(rows, steps));
    }
  }

  /** Serves the runner, see {@link Worker#serve}. */
  public static void main(String[] arguments) {
    Worker.serve(TaggingCase.class, new OursTagging(), arguments);
  }

  @Override
  public String prepare(TaggingCase work) {
    Backend.start();
    Rate rate = new Rate(new Schedule.Constant(RATE));
    CarryingGraph graph = graph(work, rate);
    training = new GraphStep(graph, GradientNormalisation.CLIP_GLOBAL_NORM, CLIP, rate);
    batches =
        work.batches().stream().map(batch -> Arrays.of(batch, work.rows(), work.steps())).toList();
    return Team.shared().size()
        + (NativeKernels.available() ? " threads, oneDNN" : " threads, ND4J alone");
  }

  /** The application's own network, with the usual optimiser. */
  static CarryingGraph graph(TaggingCase work, Rate rate) {
    TaggingSizes sizes = work.sizes();
    return TagNetwork.graph(
        config(work),
        new TagSizes(sizes.words(), 1, sizes.tags(), 0, 0),
        1,
        new Optimiser(Optimiser.Kind.ADAM, 0, 0),
        rate);
  }

  private static TagConfig config(TaggingCase work) {
    TaggingSizes sizes = work.sizes();
    NetworkConfig network =
        new NetworkConfig(
            Reader.LSTM,
            1,
            sizes.hidden(),
            sizes.embedding(),
            true,
            1,
            work.chain() ? Output.CRF : Output.SOFTMAX,
            0,
            Summary.LAST,
            0);
    return new TagConfig(
        TagConfig.Task.POS,
        new WordConfig(false, 1, sizes.words(), 0),
        LetterConfig.none(),
        network,
        TagScheme.IOB2,
        0,
        sizes.rows());
  }

  @Override
  public double step(long index) {
    Arrays batch = batches.get((int) (index % batches.size()));
    return training
        .fit(
            new INDArray[] {batch.words()},
            new INDArray[] {batch.mask()},
            batch.tags(),
            batch.mask(),
            batch.tags().length(),
            index)
        .loss();
  }
}
