package dev.unroll.lectures.gradient;

import dev.unroll.core.random.RandomStream;
import dev.unroll.layers.recurrent.Elman.Curve;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Range;
import dev.unroll.lectures.network.RandomMatrix;
import java.util.ArrayList;
import java.util.List;

/**
 * The runs of a curve with Gaussian weights of a variance.
 *
 * @param echoes of a seed each
 */
record CurveRuns(List<Echo> echoes) {
  /** Steps of a run, so that distances go from 0 to 100. */
  static final int STEPS = 101;

  private static final int FAR = 100;
  private static final double VANISHED = 1e-3;

  /** Runs with weights from N(0, variance/units). */
  static CurveRuns of(Curve curve, double variance, int units, long[] seeds) {
    List<Echo> echoes = new ArrayList<>();
    for (long seed : seeds) {
      RandomStream random = RandomStream.named(seed, "weights");
      double[][] weights = RandomMatrix.gaussian(units, variance / units, random);
      echoes.add(Echo.of(curve, weights, STEPS, RandomStream.named(seed, "input")));
    }
    return new CurveRuns(echoes);
  }

  /** Largest absolute outputs. */
  double[] largest() {
    return echoes.stream().mapToDouble(Echo::most).toArray();
  }

  /** Gradients at distance 100 against distance 0. */
  double[] gradients() {
    return echoes.stream().mapToDouble(echo -> echo.gradientAt(FAR)).toArray();
  }

  /** Whether all of these are below 0.001. */
  boolean vanished() {
    return Range.of(gradients()).most() < VANISHED;
  }

  /** Of the runs of a curve whose weights have the variance v/n. */
  static String name(Curve curve, double variance) {
    return curve + " " + Figure.text(variance) + "/n";
  }
}
