package dev.unroll.autoencoder.index;

import dev.unroll.core.check.Check;

/** The cosine of the angle between two vectors. */
public final class Cosine {
  private Cosine() {}

  /**
   * a · b / (‖a‖ ‖b‖).
   *
   * @return in [−1, 1]; NaN when one of them is 0, which has no direction
   * @throws IllegalArgumentException when lengths differ
   */
  public static double of(float[] a, float[] b) {
    Check.require(
        a.length == b.length, "vectors must be as long, but are " + a.length + " and " + b.length);
    double products = 0;
    double squaresA = 0;
    double squaresB = 0;
    for (int i = 0; i < a.length; i++) {
      products += (double) a[i] * b[i];
      squaresA += (double) a[i] * a[i];
      squaresB += (double) b[i] * b[i];
    }
    double cosine = products / (Math.sqrt(squaresA) * Math.sqrt(squaresB));
    return Math.max(-1, Math.min(1, cosine));
  }
}
