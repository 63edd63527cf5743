package dev.unroll.lectures.networks;

import com.google.auto.service.AutoService;
import dev.unroll.lectures.experiment.Claim;
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
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Films that networks go on with: what remembers a place in a picture. */
@AutoService(Experiment.class)
public final class SpacetimeMemory implements Experiment {
  private static final Claim CLAIM =
      Claim.of(21, "spacetime-lstm", Topic.NETWORKS, "Memory in space and in time")
          .says(
              "An LSTM whose products are convolutions foretells films better than one that reads"
                  + " a picture as a flat vector (Shi et al. 2015), and a memory that also passes"
                  + " through the layers (ST-LSTM) foretells them better still (Wang et al. 2017).")
          .equation(
              "c_t^l = f ∘ c_{t−1}^l + i ∘ g    in time, from x_t and h_{t−1}^l by convolution",
              "m_t^l = f' ∘ m_t^{l−1} + i' ∘ g'    through the layers, m_t^0 = m_{t−1}^L",
              "h_t^l = o ∘ tanh(W ∗ [c_t^l, m_t^l])")
          .holdsIf(
              "mean squared error of the foretold frames: ConvLSTM below the flat LSTM and below"
                  + " an empty frame, each by more than two standard errors",
              "likewise ST-LSTM below ConvLSTM and below an empty frame")
          .revised(
              "The films were blocks, rings and crosses, and in quick form most of the films for"
                  + " tests had been learnt from.",
              "The flat LSTM had one layer; the quick networks had 120 updates, too few to learn, the"
                  + " full ones 1,000.",
              "That errors grow from frame to frame was a condition; the claim does not say so.");

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) {
    FilmTrial trial =
        setting.quick()
            ? new FilmTrial(new BouncingDigits(8, 1), 3, 4, 400, 4)
            : new FilmTrial(new BouncingDigits(12, 2), 5, 6, 700, 8);
    int channels = setting.either(6, 8);
    long[] seeds = setting.seeds(3);
    Map<Kind, double[][]> all = new EnumMap<>(Kind.class);
    double[] empty = new double[seeds.length];
    Map<String, INDArray> shown = new LinkedHashMap<>(); // of the first seed
    shown.put("truth", trial.fresh(seeds[0]));
    Table table = Table.of("network", "units or channels", "parameters", "squared error a pixel");
    for (Kind kind : Kind.values()) {
      int units = units(kind, channels);
      long parameters = 0;
      all.put(kind, new double[seeds.length][]);
      for (int k = 0; k < seeds.length; k++) {
        FramePredictor network = trial.learn(kind, units, seeds[k]);
        INDArray films = trial.fresh(seeds[k]);
        INDArray guessed = trial.goOn(network, films);
        all.get(kind)[k] = trial.errors(films, guessed);
        empty[k] = Figure.mean(trial.errors(films, films.mul(0)));
        parameters = network.parameters();
        if (k == 0) {
          shown.put(kind.title(), guessed);
        }
      }
      table = table.row(kind.title(), units, parameters, spread(all.get(kind)));
    }
    FilmErrors errors = new FilmErrors(all, empty);
    return errors
        .judge(CLAIM)
        .show(table.row("empty frame", "", "", Figure.spread(empty)))
        .show("Error of each foretold frame on new films; means over the seeds.", plot(errors))
        .show(
            ("A new film, and how each network of the first seed goes on after " + trial.known())
                + " frames that it read.",
            FilmPictures.image(shown, trial.known()))
        .note(trial + "; " + seeds.length + " seeds.")
        .note(
            "Digits of 3 x 5 pixels move diagonally; no film for tests begins where one to learn"
                + " from does. To learn, networks read true frames only; to foretell they read"
                + " their own guesses. All learn by Adam at 0.01, which was not searched for.")
        .note(
            "All have two layers. ConvLSTM and ST-LSTM have nearly equally many parameters; the"
                + " flat LSTM has many more, as with as few it would have fewer than 20 units for"
                + " all pixels.");
  }

  /** Units of a layer; 3 : 2 for nearly equal parameters of the two with convolutions. */
  private static int units(Kind kind, int channels) {
    return switch (kind) {
      case FLAT -> 64;
      case CONVOLUTIONAL -> channels * 3 / 2;
      case SPACETIME -> channels;
    };
  }

  private static String spread(double[][] errors) {
    return Figure.spread(Arrays.stream(errors).mapToDouble(Figure::mean).toArray());
  }

  private static BufferedImage plot(FilmErrors errors) {
    LinePlot plot =
        new LinePlot(
            "Error by foretold frame", "frame after the last one read", "squared error a pixel");
    for (Kind kind : Kind.values()) {
      plot.line(kind.title(), errors.frames(kind));
    }
    return plot.reference("empty frame", Figure.mean(errors.empty())).image();
  }
}
