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
 * @param apart relative difference of ∂E/∂b from the central difference over 0.002, [w][b]
 */
record SurfaceGrid(
    double[] weights, double[] biases, double[][] errors, double[][] norms, double[][] apart) {
  private static final double STEP = 1e-3;

  /** With as many places along each axis. */
  static SurfaceGrid of(int side) {
    SurfaceGrid grid =
        new SurfaceGrid(
            places(3, 8, side),
            places(-5, -1, side),
            new double[side][side],
            new double[side][side],
            new double[side][side]);
    TwoWeights unit = new TwoWeights(side);
    for (int i = 0; i < side; i++) {
      double[] weight = new double[side];
      Arrays.fill(weight, grid.weights[i]);
      Slopes slopes = unit.at(weight, grid.biases);
      double[] up = unit.at(weight, shifted(grid.biases, STEP)).error();
      double[] down = unit.at(weight, shifted(grid.biases, -STEP)).error();
      for (int j = 0; j < side; j++) {
        grid.errors[i][j] = slopes.error()[j];
        grid.norms[i][j] = slopes.norm(j);
        double numeric = (up[j] - down[j]) / (2 * STEP);
        grid.apart[i][j] = Math.abs(slopes.bias()[j] - numeric) / (Math.abs(numeric) + 1e-12);
      }
    }
    return grid;
  }

  private static double[] places(double from, double to, int side) {
    return IntStream.range(0, side).mapToDouble(i -> from + (to - from) * i / (side - 1)).toArray();
  }

  private static double[] shifted(double[] places, double by) {
    return Arrays.stream(places).map(place -> place + by).toArray();
  }

  /** All values of a table, in one row. */
  static double[] flat(double[][] values) {
    return Arrays.stream(values).flatMapToDouble(Arrays::stream).toArray();
  }

  /** The largest change of the error between neighbours, against its whole range. */
  double wall() {
    double most = 0;
    for (int i = 1; i < errors.length; i++) {
      for (int j = 1; j < errors.length; j++) {
        double along = Math.abs(errors[i][j] - errors[i - 1][j]);
        most = Math.max(most, Math.max(along, Math.abs(errors[i][j] - errors[i][j - 1])));
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

  /** Values [w][b] as colours; the largest bias is at the top. */
  BufferedImage heat(String title, double[][] values) {
    int side = weights.length;
    double[][] turned = new double[side][side];
    for (int i = 0; i < side; i++) {
      for (int j = 0; j < side; j++) {
        turned[side - 1 - j][i] = values[i][j];
      }
    }
    Range range = Range.of(values);
    List<String> rows =
        IntStream.range(0, side).mapToObj(i -> some(biases[side - 1 - i], i)).toList();
    List<String> columns = IntStream.range(0, side).mapToObj(i -> some(weights[i], i)).toList();
    return new HeatPlot(title, turned)
        .labels(rows, columns)
        .axes("recurrent weight w", "bias b")
        .scale(Ramp.SIGNED, range.least(), range.most())
        .image();
  }

  /** A name for each tenth place. */
  private static String some(double value, int place) {
    return place % 10 == 0 ? Figure.text(value) : "";
  }
}
