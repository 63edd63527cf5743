package dev.unroll.lectures.gradient;

import com.google.auto.service.AutoService;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Topic;
import dev.unroll.lectures.gradient.TwoWeights.Slopes;
import dev.unroll.lectures.plot.HeatPlot;
import dev.unroll.lectures.plot.Ramp;
import dev.unroll.lectures.plot.SurfacePlot;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The error over a recurrent weight and a bias, on a grid. */
@AutoService(Experiment.class)
public final class ErrorSurface implements Experiment {
  private static final double[] WEIGHTS = {3, 8};
  private static final double[] BIASES = {-5, -1};

  private static final Claim CLAIM =
      Claim.of(28, "error-surface", Topic.TRAINING, "The error surface has cliffs and plains")
          .says(
              "The error of a recurrent network, as a function of its weights, is either very flat"
                  + " or very steep: plains on which the gradient is next to nothing, and cliffs at"
                  + " which it is huge.")
          .equation("h_t = σ(w h_{t−1} + b),  h_0 = 0", "E(w, b) = (h_50 − 0.7)²")
          .holdsIf(
              "cliff: the steepest gradient of the grid is more than 100 times the median one",
              "plain: at one fifth of the grid or more, the gradient is less than 1/1,000 of the"
                  + " steepest",
              "wall: between two neighbours of the grid the error changes by more than half of its"
                  + " whole range",
              "the gradients are right: on the median, they differ from finite differences by less"
                  + " than 1 %");

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) {
    int side = 61;
    double[] weights = places(WEIGHTS, side);
    double[] biases = places(BIASES, side);
    double[][] errors = new double[side][];
    double[][] norms = new double[side][side];
    double[] apart = new double[side * side];
    TwoWeights unit = new TwoWeights(side);
    for (int i = 0; i < side; i++) {
      double[] weight = filled(weights[i], side);
      Slopes slopes = unit.at(weight, biases);
      errors[i] = slopes.error();
      for (int j = 0; j < side; j++) {
        norms[i][j] = slopes.norm(j);
      }
      compare(unit, slopes, weights[i], biases, apart, i * side);
    }
    double[] all = Arrays.stream(norms).flatMapToDouble(Arrays::stream).sorted().toArray();
    double steepest = all[all.length - 1];
    double middle = Figure.median(all);
    double flat =
        Arrays.stream(all).filter(norm -> norm < steepest / 1000).count() / (double) all.length;
    double[] errorsInLine =
        Arrays.stream(errors).flatMapToDouble(Arrays::stream).sorted().toArray();
    double wall = wall(errors) / (errorsInLine[errorsInLine.length - 1] - errorsInLine[0]);
    double difference = Figure.median(apart);
    return new Findings(CLAIM)
        .check(steepest > 100 * middle, Figure.text(steepest) + " to " + Figure.text(middle))
        .check(flat >= 0.2, Figure.percent(flat) + " of the grid")
        .check(wall > 0.5, Figure.percent(wall) + " of the range")
        .check(difference < 0.01, Figure.percent(difference) + " apart")
        .show(
            "Two plains and the cliff between them.",
            new SurfacePlot("Error after 50 steps", weights, biases, errors)
                .axes("recurrent weight w", "bias b", "error E")
                .image())
        .show("The same from above.", heat("Error E after 50 steps", weights, biases, errors))
        .show(
            "How steep it is.", heat("log₁₀ of the gradient's norm", weights, biases, logs(norms)))
        .note(
            "Grid of "
                + side
                + " by "
                + side
                + " places; nothing is left to chance. Where w is above 4 a sigmoid unit can have two"
                + " points of rest, and the cliff is where the lower one, to which h_0 = 0 leads, ceases to be.");
  }

  private static double[] places(double[] range, int side) {
    return IntStream.range(0, side)
        .mapToDouble(i -> range[0] + (range[1] - range[0]) * i / (side - 1))
        .toArray();
  }

  private static double[] filled(double value, int count) {
    return IntStream.range(0, count).mapToDouble(i -> value).toArray();
  }

  /** Relative difference of ∂E/∂b from the central difference over 2e-3. */
  private static void compare(
      TwoWeights unit, Slopes slopes, double weight, double[] biases, double[] apart, int from) {
    double[] weights = filled(weight, biases.length);
    double step = 1e-3;
    double[] up = unit.at(weights, Arrays.stream(biases).map(b -> b + step).toArray()).error();
    double[] down = unit.at(weights, Arrays.stream(biases).map(b -> b - step).toArray()).error();
    for (int j = 0; j < biases.length; j++) {
      double numeric = (up[j] - down[j]) / (2 * step);
      apart[from + j] = Math.abs(slopes.bias()[j] - numeric) / (Math.abs(numeric) + 1e-12);
    }
  }

  /** The largest change between neighbours. */
  private static double wall(double[][] errors) {
    double most = 0;
    for (int i = 1; i < errors.length; i++) {
      for (int j = 1; j < errors.length; j++) {
        double along = Math.abs(errors[i][j] - errors[i - 1][j]);
        most = Math.max(most, Math.max(along, Math.abs(errors[i][j] - errors[i][j - 1])));
      }
    }
    return most;
  }

  private static double[][] logs(double[][] norms) {
    return Arrays.stream(norms)
        .map(row -> Arrays.stream(row).map(norm -> Math.log10(norm + 1e-12)).toArray())
        .toArray(double[][]::new);
  }

  /** Rows are biases, the largest at the top. */
  private static java.awt.image.BufferedImage heat(
      String title, double[] weights, double[] biases, double[][] values) {
    int side = weights.length;
    double[][] turned = new double[side][side];
    for (int i = 0; i < side; i++) {
      for (int j = 0; j < side; j++) {
        turned[side - 1 - j][i] = values[i][j];
      }
    }
    double low = Arrays.stream(turned).flatMapToDouble(Arrays::stream).min().orElseThrow();
    double high = Arrays.stream(turned).flatMapToDouble(Arrays::stream).max().orElseThrow();
    List<String> rows =
        IntStream.range(0, side).mapToObj(i -> some(biases[side - 1 - i], i)).toList();
    List<String> columns = IntStream.range(0, side).mapToObj(i -> some(weights[i], i)).toList();
    return new HeatPlot(title, turned)
        .labels(rows, columns)
        .axes("recurrent weight w", "bias b")
        .scale(Ramp.SIGNED, low, high)
        .image();
  }

  /** A name for each tenth place. */
  private static String some(double value, int place) {
    return place % 10 == 0 ? Figure.text(value) : "";
  }
}
