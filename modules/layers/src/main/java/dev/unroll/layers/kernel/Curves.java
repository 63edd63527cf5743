package dev.unroll.layers.kernel;

/**
 * tanh and the logistic function over the head of an array, in single precision, in loops that the
 * Java compiler turns into vector instructions.
 *
 * <p>tanh(x) is a quotient of two polynomials in x, of degree 13 and 6, that is within 4e-7 of it
 * everywhere; beyond ±7.9 the value of ±7.9 is used, which is ±1 to single precision. Coefficients:
 * Eigen's {@code ptanh}. NaN stays NaN.
 */
public final class Curves {
  private static final float BOUND = 7.9f;

  private Curves() {}

  /** tanh(x). */
  public static float tanh(float x) {
    float bounded = Math.max(-BOUND, Math.min(BOUND, x));
    float y = bounded * bounded;
    float p = -2.7607684e-16f;
    p = p * y + 2.000188e-13f;
    p = p * y - 8.604672e-11f;
    p = p * y + 5.1222973e-8f;
    p = p * y + 1.48572235e-5f;
    p = p * y + 6.3726195e-4f;
    p = p * y + 4.8935246e-3f;
    float q = 1.1982584e-6f;
    q = q * y + 1.1853471e-4f;
    q = q * y + 2.2684347e-3f;
    q = q * y + 4.893525e-3f;
    return bounded * p / q;
  }

  /** 1 / (1 + exp(−x)) = (1 + tanh(x / 2)) / 2. */
  public static float sigmoid(float x) {
    return 0.5f * tanh(0.5f * x) + 0.5f;
  }

  /** Replaces the first {@code length} elements by their tanh. */
  public static void tanh(float[] x, int length) {
    for (int i = 0; i < length; i++) {
      x[i] = tanh(x[i]);
    }
  }

  /** Replaces the first {@code length} elements by their logistic function. */
  public static void sigmoid(float[] x, int length) {
    for (int i = 0; i < length; i++) {
      x[i] = 0.5f * tanh(0.5f * x[i]) + 0.5f;
    }
  }
}
