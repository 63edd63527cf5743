package dev.unroll.benchmarks.dl4j;

import dev.unroll.autoencoder.AutoencoderConfig;
import dev.unroll.autoencoder.AutoencoderNetwork;
import dev.unroll.autoencoder.LatentConfig;
import dev.unroll.autoencoder.NetworkConfig;
import dev.unroll.autoencoder.NoiseConfig;
import dev.unroll.benchmarks.work.AutoencoderCase;
import dev.unroll.benchmarks.work.AutoencoderSizes;
import dev.unroll.benchmarks.work.Contender;
import dev.unroll.benchmarks.work.Pairs;
import dev.unroll.benchmarks.work.Worker;
import dev.unroll.data.text.TextConfig;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.layers.kernel.NativeKernels;
import dev.unroll.layers.kernel.Team;
import dev.unroll.layers.recurrent.CellName;
import dev.unroll.training.backend.Backend;
import dev.unroll.training.gradient.GradientNormalisation;
import dev.unroll.training.gradient.GraphStep;
import dev.unroll.training.gradient.Optimiser;
import dev.unroll.training.gradient.Rate;
import dev.unroll.training.schedule.Schedule;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** This project's autoencoder of sentences: its network and training step. */
public final class OursAutoencoder implements Contender<AutoencoderCase> {
  private static final double RATE = 1e-3;
  private static final double CLIP = 5;

  private List<Batch> batches = List.of();
  private GraphStep training;

  /**
   * A batch.
   *
   * @param source ids [N, 1, T]
   * @param target ids from the start symbol on, [d · N, 1, T]
   * @param labels [d · N, 1, T]
   */
  private record Batch(INDArray source, INDArray target, INDArray labels) {
    static Batch of(Pairs pairs) {
      return new Batch(
          ids(pairs.sources(), 0, 0), ids(pairs.targets(), 0, 1), ids(pairs.targets(), 1, 0));
    }

    /** Rows of one length without so many ids at the head and at the end. */
    private static INDArray ids(List<int[]> rows, int head, int end) {
      int steps = rows.get(0).length - head - end;
      INDArray ids = Nd4j.zeros(rows.size(), 1, steps);
      for (int row = 0; row < rows.size(); row++) {
        for (int t = 0; t < steps; t++) {
          ids.putScalar(row, 0, t, rows.get(row)[head + t]);
        }
      }
      return ids;
    }

    /** Every step counts; training has masks all the same. */
    private static INDArray mask(INDArray ids) {
      return Nd4j.ones(ids.size(0), ids.size(2));
    }
  }

  /** Serves the runner, see {@link Worker#serve}. */
  public static void main(String[] arguments) {
    Worker.serve(AutoencoderCase.class, new OursAutoencoder(), arguments);
  }

  @Override
  public String prepare(AutoencoderCase work) {
    Backend.start();
    Rate rate = new Rate(new Schedule.Constant(RATE));
    CarryingGraph graph = graph(work, rate);
    training = new GraphStep(graph, GradientNormalisation.CLIP_GLOBAL_NORM, CLIP, rate);
    batches = work.batches().stream().map(Batch::of).toList();
    return Team.shared().size()
        + (NativeKernels.available() ? " threads, oneDNN" : " threads, ND4J alone");
  }

  /** The application's own network, with the usual optimiser. */
  static CarryingGraph graph(AutoencoderCase work, Rate rate) {
    return AutoencoderNetwork.graph(
        config(work), work.sizes().tokens(), 1, new Optimiser(Optimiser.Kind.ADAM, 0, 0), rate);
  }

  private static AutoencoderConfig config(AutoencoderCase work) {
    AutoencoderSizes sizes = work.sizes();
    boolean plain = work.kind() == AutoencoderCase.Kind.PLAIN;
    NetworkConfig network =
        new NetworkConfig(
            plain ? CellName.LSTM : CellName.GRU,
            1,
            sizes.hidden(),
            sizes.embedding(),
            sizes.vector(),
            true,
            NetworkConfig.Condition.BOTH,
            0);
    return new AutoencoderConfig(
        plain ? AutoencoderConfig.Kind.PLAIN : AutoencoderConfig.Kind.SKIP_THOUGHT,
        new TextConfig(TextConfig.Level.SPACE, sizes.tokens(), 1, false),
        network,
        NoiseConfig.none(),
        LatentConfig.usual(),
        0,
        sizes.steps(),
        sizes.rows());
  }

  @Override
  public double step(long index) {
    Batch batch = batches.get((int) (index % batches.size()));
    INDArray mask = Batch.mask(batch.target());
    INDArray[] inputs = {batch.source(), batch.target()};
    INDArray[] masks = {Batch.mask(batch.source()), mask};
    return training.fit(inputs, masks, batch.labels(), mask, batch.labels().length(), index).loss();
  }
}
