package dev.unroll.data.audio.feature;

import java.util.List;

/**
 * A derivative of the polynomial that fits 2R + 1 values c best, R of them on either side (Savitzky
 * and Golay 1964).
 *
 * <pre>
 * first, of the line       Σ_n n (c_{t+n} − c_{t−n}) / (2 Σ_n n²),   n = 1..R
 * second, of the parabola  2 Σ_k (k² − m) c_{t+k} / Σ_k (k² − m)²,   k = −R..R, m the mean of k²
 * </pre>
 */
final class SlopeFilter {
  private final double[] weights;
  private final int sign;
  private final double divisor;

  /** With the weights of places 0..R ahead; those behind have {@code sign} before them. */
  private SlopeFilter(double[] weights, int sign, double divisor) {
    this.weights = weights;
    this.sign = sign;
    this.divisor = divisor;
  }

  /** The slope of the line over {@code reach} frames on either side. */
  static SlopeFilter first(int reach) {
    double[] weights = new double[reach + 1];
    double divisor = 0;
    for (int n = 1; n <= reach; n++) {
      weights[n] = n;
      divisor += 2 * n * n;
    }
    return new SlopeFilter(weights, -1, divisor);
  }

  /** The second derivative of the parabola over {@code reach} frames on either side. */
  static SlopeFilter second(int reach) {
    double mean = 0;
    for (int k = -reach; k <= reach; k++) {
      mean += (double) (k * k) / (2 * reach + 1);
    }
    double[] weights = new double[reach + 1];
    double squares = 0;
    for (int n = 0; n <= reach; n++) {
      weights[n] = n * n - mean;
      squares += (n == 0 ? 1 : 2) * weights[n] * weights[n];
    }
    return new SlopeFilter(weights, 1, squares / 2);
  }

  /** Of one column of {@code around}, 2R + 1 frames, in the middle one. */
  double of(List<double[]> around, int column) {
    int reach = weights.length - 1;
    double sum = weights[0] * around.get(reach)[column];
    for (int n = 1; n <= reach; n++) {
      double ahead = around.get(reach + n)[column];
      sum += weights[n] * (ahead + sign * around.get(reach - n)[column]);
    }
    return sum / divisor;
  }
}
