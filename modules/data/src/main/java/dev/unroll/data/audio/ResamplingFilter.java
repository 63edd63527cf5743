package dev.unroll.data.audio;

import dev.unroll.core.check.Check;

/**
 * A low-pass filter: a sinc under a Kaiser window (Kaiser 1974, "Nonrecursive digital filter design
 * using the I0-sinh window function").
 *
 * <pre>
 * h[k] = sinc(c k / M) I0(β √(1 − (k / (z M))²)),   k = −zM..zM,   divided by the sum of all
 * </pre>
 *
 * where M is the greater of the two factors of a change of rate, z = {@code zeros}, β = {@code
 * beta}, c = {@code cutoff}.
 *
 * @param zeros zero crossings of the sinc on each side, at least 1: more make the edge steeper
 * @param beta at least 0: more damps more, at a less steep edge; 5 gives 54 dB, 9 gives 90 dB
 * @param cutoff the middle of the edge, as a share in (0, 1] of the highest frequency that both
 *     rates can hold
 */
public record ResamplingFilter(int zeros, double beta, double cutoff) {
  /** What SciPy's {@code resample_poly} takes when not told otherwise. */
  public static final ResamplingFilter SCIPY = new ResamplingFilter(10, 5, 1);

  /** Flat up to 0.91 of the highest frequency, and 90 dB down from it on. */
  public static final ResamplingFilter SPEECH = new ResamplingFilter(64, 9, 0.955);

  public ResamplingFilter {
    Check.positive("zeros", zeros);
    Check.notNegative("beta", beta);
    Check.require(cutoff > 0 && cutoff <= 1, "cutoff must be in (0, 1], but was " + cutoff);
  }

  /** The {@code 2 zeros factor + 1} taps for M = {@code factor}; they sum to 1. */
  double[] taps(int factor) {
    int half = Math.multiplyExact(zeros, factor);
    double[] taps = new double[Math.addExact(Math.multiplyExact(2, half), 1)];
    double sum = 0;
    for (int i = 0; i < taps.length; i++) {
      int k = i - half;
      double position = (double) k / half;
      double x = Math.PI * cutoff * k / factor;
      double sinc = k == 0 ? 1 : Math.sin(x) / x;
      taps[i] = sinc * bessel(beta * Math.sqrt(Math.max(0, 1 - position * position)));
      sum += taps[i];
    }
    for (int i = 0; i < taps.length; i++) {
      taps[i] /= sum;
    }
    return taps;
  }

  /** The modified Bessel function of the first kind and order 0, by its power series. */
  private static double bessel(double x) {
    double sum = 1;
    double term = 1;
    for (int n = 1; term > sum * 1e-17; n++) {
      double factor = x / (2 * n);
      term *= factor * factor;
      sum += term;
    }
    return sum;
  }
}
