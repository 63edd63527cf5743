package dev.unroll.lectures.gradient;

import dev.unroll.layers.recurrent.Elman.Curve;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.network.RandomMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A gradient through a layer whose weights have a known largest singular value.
 *
 * @param orthogonal whether the weights are an orthogonal matrix times {@code largest}, else
 *     Gaussian ones that were scaled
 * @param curve of the units
 * @param largest singular value
 * @param radius largest absolute value of an eigenvalue
 * @param echo what came back
 */
record ScaledRun(boolean orthogonal, Curve curve, double largest, double radius, Echo echo) {
  /** The largest distance. */
  static final int FAR = 60;

  /** Largest singular values. */
  static final double[] LARGEST = {0.5, 0.8, 1, 1.25, 1.6, 2.5, 4};

  /** Largest ratio of the gradient to largest^k, over all distances k. */
  double overBound() {
    return IntStream.rangeClosed(1, FAR)
        .mapToDouble(k -> echo.gradientAt(k) / Math.pow(largest, k))
        .max()
        .orElseThrow();
  }

  /** Gradient at the largest distance against that at 0. */
  double far() {
    return echo.gradientAt(FAR);
  }

  /** Logarithm (base 10) of the gradient at a distance against that at 0. */
  double log(int distance) {
    return Math.log10(echo.gradientAt(distance));
  }

  /** Of the weights. */
  String name() {
    return orthogonal ? "orthogonal" : "Gaussian";
  }

  /** Both kinds of weights with linear and tanh units, linear ones first. */
  static List<ScaledRun> all(Setting setting, int units) {
    double[][] orthogonal = RandomMatrix.orthogonal(units, setting.random("orthogonal"));
    double[][] raw = RandomMatrix.gaussian(units, 1, setting.random("gaussian"));
    double[][] gaussian = RandomMatrix.times(1 / RandomMatrix.largestSingularValue(raw), raw);
    double radius = RandomMatrix.spectralRadius(gaussian);
    List<ScaledRun> runs = new ArrayList<>();
    for (Curve curve : List.of(Curve.IDENTITY, Curve.TANH)) {
      for (double s : LARGEST) {
        Echo echo = Echo.of(curve, RandomMatrix.times(s, orthogonal), FAR + 1, setting.random("x"));
        runs.add(new ScaledRun(true, curve, s, s, echo));
        echo = Echo.of(curve, RandomMatrix.times(s, gaussian), FAR + 1, setting.random("x"));
        runs.add(new ScaledRun(false, curve, s, s * radius, echo));
      }
    }
    return runs;
  }
}
