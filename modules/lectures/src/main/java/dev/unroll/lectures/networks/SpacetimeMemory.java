package dev.unroll.lectures.networks;

import com.google.auto.service.AutoService;
import dev.unroll.core.random.RandomStream;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Difference;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Table;
import dev.unroll.lectures.experiment.Topic;
import dev.unroll.lectures.networks.FramePredictor.Kind;
import dev.unroll.lectures.plot.LinePlot;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Films that networks go on with: what remembers a place in a picture. */
@SuppressWarnings("EnumOrdinal") // arrays in the order of the kinds, which live for one run
@AutoService(Experiment.class)
public final class SpacetimeMemory implements Experiment {
  private static final int TESTED = 32;

  private static final Claim CLAIM =
      Claim.of(21, "spacetime-lstm", Topic.NETWORKS, "Memory in space and in time")
          .says(
              "An LSTM whose products are convolutions foretells films better than one that reads"
                  + " a picture as a flat vector, and a memory that also passes through the layers"
                  + " (ST-LSTM) foretells them better still.")
          .equation(
              "c_t^l = f ∘ c_{t−1}^l + i ∘ g    in time, from x_t and h_{t−1}^l by convolution",
              "m_t^l = f' ∘ m_t^{l−1} + i' ∘ g'    through the layers, m_t^0 = m_{t−1}^L",
              "h_t^l = o ∘ tanh(W ∗ [c_t^l, m_t^l])")
          .holdsIf(
              "mean squared error of the foretold frames: ConvLSTM below the flat LSTM, by more"
                  + " than two standard errors",
              "ST-LSTM below ConvLSTM, by more than two standard errors",
              "each network: the error of the last foretold frame is higher than that of the"
                  + " first");

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) {
    BouncingShapes task = new BouncingShapes(setting.either(10, 12), setting.either(1, 2));
    int known = setting.either(3, 5);
    int steps = setting.either(4, 6);
    int updates = setting.either(120, 1000);
    int channels = setting.either(4, 8);
    int[] units = {64, channels * 3 / 2, channels}; // of the last two: nearly equal parameters
    long[] seeds = setting.seeds(3);
    double[][] errors = new double[Kind.values().length][steps];
    double[][] ofSeeds = new double[errors.length][seeds.length];
    INDArray[] shown = new INDArray[errors.length + 1]; // the truth comes last
    Table table = Table.of("network", "units or channels", "parameters", "squared error a pixel");
    for (Kind kind : Kind.values()) {
      int i = kind.ordinal();
      long parameters = 0;
      for (int k = 0; k < seeds.length; k++) {
        FramePredictor network = new FramePredictor(kind, task.side(), units[i], seeds[k]);
        RandomStream random = RandomStream.named(seeds[k], "films");
        for (int update = 0; update < updates; update++) {
          network.fit(task.films(random.at(update), 8, known + steps));
        }
        INDArray films =
            task.films(RandomStream.named(seeds[k], "new films"), TESTED, known + steps);
        INDArray begun = FramePredictor.frames(films, 0, known);
        shown[i] = Nd4j.concat(2, begun, network.after(begun, steps));
        shown[errors.length] = films;
        ofSeeds[i][k] = add(errors[i], shown[i], films, seeds.length);
        parameters = network.parameters();
      }
      table = table.row(kind.title(), units[i], parameters, Figure.spread(ofSeeds[i]));
    }
    return judge(errors, ofSeeds)
        .show(table)
        .show("Error of each foretold frame on new films; means over the seeds.", plot(errors))
        .show(
            "A new film, and how each network goes on after " + known + " frames that it read.",
            FilmPictures.image(shown, known))
        .note(
            "Films of "
                + task.side()
                + " x "
                + task.side()
                + " pixels with shapes of 3 x 3, "
                + task.shapes()
                + " in each; "
                + updates
                + " updates of 8 new films by Adam at 0.01; "
                + seeds.length
                + " seeds, "
                + TESTED
                + " new films each. ConvLSTM and ST-LSTM have two layers of nearly equally many"
                + " parameters, the flat LSTM has more than either.");
  }

  /** Adds shares of the errors of frames, and gives their mean. */
  private static double add(double[] errors, INDArray guessed, INDArray films, int seeds) {
    int known = (int) films.size(2) - errors.length;
    double sum = 0;
    for (int step = 0; step < errors.length; step++) {
      INDArray truth = FramePredictor.frames(films, known + step, known + step + 1);
      INDArray guess = FramePredictor.frames(guessed, known + step, known + step + 1);
      double squares = truth.sub(guess).norm2Number().doubleValue();
      double error = squares * squares / truth.length();
      errors[step] += error / seeds;
      sum += error;
    }
    return sum / errors.length;
  }

  private static Findings judge(double[][] errors, double[][] ofSeeds) {
    Difference space = Difference.of(ofSeeds[0], ofSeeds[1]);
    Difference spacetime = Difference.of(ofSeeds[1], ofSeeds[2]);
    double[] growth = Arrays.stream(errors).mapToDouble(e -> e[e.length - 1] / e[0]).toArray();
    return new Findings(CLAIM)
        .check(space.clear(), "lower by " + space)
        .check(spacetime.clear(), "lower by " + spacetime)
        .check(
            Arrays.stream(growth).allMatch(g -> g > 1),
            "last over first: " + Arrays.stream(growth).mapToObj(Figure::text).toList());
  }

  private static BufferedImage plot(double[][] errors) {
    LinePlot plot =
        new LinePlot(
            "Error by foretold frame", "frame after the last one read", "squared error a pixel");
    for (Kind kind : Kind.values()) {
      plot.line(kind.title(), errors[kind.ordinal()]);
    }
    return plot.image();
  }
}
