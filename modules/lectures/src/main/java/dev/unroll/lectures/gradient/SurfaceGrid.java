package dev.unroll.lectures.gradient;

import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Range;
import dev.unroll.lectures.gradient.TwoWeights.Slopes;
import dev.unroll.lectures.plot.HeatPlot;
import dev.unroll.lectures.plot.Ramp;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The surface of {@link TwoWeights} over w in [3, 8] and b in [−5, −1], at equal distances.
 *
 * @param weights w, rising
 * @param biases b, rising
 * @param errors E, [w][b]
 * @param norms Euclidean norm of the gradient, [w][b]
 */
record SurfaceGrid(double[] weights, double[] biases, double[][] errors, double[][] norms) {
  private static final int HALVINGS = 20;
  private static final double LEAST_BIAS = -5;
  private static final double MOST_BIAS = -1;

  /** With as many places along each axis. */
  static SurfaceGrid of(int side) {
    SurfaceGrid grid =
        new SurfaceGrid(
            places(3, 8, side),
            places(LEAST_BIAS, MOST_BIAS, side),
            new double[side][side],
            new double[side][side]);
    TwoWeights unit = new TwoWeights(side);
    for (int i = 0; i < side; i++) {
      double[] weight = new double[side];
      Arrays.fill(weight, grid.weights[i]);
      Slopes slopes = unit.at(weight, grid.biases);
      for (int j = 0; j < side; j++) {
        grid.errors[i][j] = slopes.error()[j];
        grid.norms[i][j] = slopes.norm(j);
      }
    }
    return grid;
  }

  private static double[] places(double from, double to, int side) {
    return IntStream.range(0, side).mapToDouble(i -> from + (to - from) * i / (side - 1)).toArray();
  }

  /**
   * The norm of the gradient where the error crosses a level, for each w: between the points of a
   * grid, whose distance would decide how steep a cliff looks. Along b the error is above the level
   * first and below it afterwards, if the level is above what it rises to again.
   *
   * @param level of the error, above 0.09 and below its largest value
   */
  static double[] steepnessAt(double level, double[] weights) {
    TwoWeights unit = new TwoWeights(weights.length);
    double[] low = new double[weights.length];
    double[] high = new double[weights.length];
    double[] middle = new double[weights.length];
    Arrays.fill(low, LEAST_BIAS);
    Arrays.fill(high, MOST_BIAS);
    for (int i = 0; i < HALVINGS; i++) {
      Arrays.setAll(middle, w -> (low[w] + high[w]) / 2);
      double[] errors = unit.at(weights, middle).error();
      for (int w = 0; w < weights.length; w++) {
        (errors[w] > level ? low : high)[w] = middle[w];
      }
    }
    Slopes slopes = unit.at(weights, middle);
    return IntStream.range(0, weights.length).mapToDouble(slopes::norm).toArray();
  }

  /** All values of a table, in one row. */
  static double[] flat(double[][] values) {
    return Arrays.stream(values).flatMapToDouble(Arrays::stream).toArray();
  }

  /** The largest change of the error between neighbours, against its whole range. */
  double wall() {
    double most = 0;
    for (int i = 0; i < errors.length; i++) {
      for (int j = 0; j < errors[i].length; j++) {
        double along = i == 0 ? 0 : Math.abs(errors[i][j] - errors[i - 1][j]);
        double across = j == 0 ? 0 : Math.abs(errors[i][j] - errors[i][j - 1]);
        most = Math.max(most, Math.max(along, across));
      }
    }
    Range range = Range.of(errors);
    return most / (range.most() - range.least());
  }

  /** Logarithms (base 10) of the norms of the gradient. */
  double[][] steepness() {
    return Arrays.stream(norms)
        .map(row -> Arrays.stream(row).map(norm -> Math.log10(norm + 1e-12)).toArray())
        .toArray(double[][]::new);
  }

  /** Values [w][b] as colours, with lines at some levels; the largest bias is at the top. */
  BufferedImage heat(String title, double[][] values, double... levels) {
    int side = weights.length;
    double[][] turned = new double[side][side];
    for (int i = 0; i < side; i++) {
      for (int j = 0; j < side; j++) {
        turned[side - 1 - j][i] = values[i][j];
      }
    }
    Range range = Range.of(values);
    List<String> rows = IntStream.range(0, side).mapToObj(i -> some(biases[side - 1 - i])).toList();
    List<String> columns = IntStream.range(0, side).mapToObj(i -> some(weights[i])).toList();
    return new HeatPlot(title, turned)
        .labels(rows, columns)
        .axes("recurrent weight w", "bias b")
        .scale(Ramp.AMOUNT, range.least(), range.most())
        .levels(levels)
        .image();
  }

  /** A name for each whole number. */
  private static String some(double value) {
    return Math.abs(value - Math.rint(value)) < 1e-9 ? Figure.text(Math.rint(value)) : "";
  }
}
