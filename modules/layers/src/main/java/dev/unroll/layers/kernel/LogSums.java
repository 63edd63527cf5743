package dev.unroll.layers.kernel;

/**
 * Sums of probabilities that are kept as their logarithms, in double precision, in loops that the
 * Java compiler turns into vector instructions.
 *
 * <p>A logarithm is never −∞ here but at least about {@link #NONE}, so that no difference is NaN.
 * The relative error of {@code exp} is below 1e-9 down to −30 and below 1e-7 down to −60, where all
 * that is less counts as that; the error of {@code log} is below 1e-12.
 */
public final class LogSums {
  /** The logarithm of what cannot be; far below every sum of logarithms that can. */
  public static final double NONE = -1e30;

  /** Probabilities below e to this do not count beside those of 1. */
  private static final double LOWEST = -60;

  private static final double PART = 1.0 / 256;
  private static final double ROOT = 1.7320508075688772; // √3
  private static final double LOG_ROOT = 0.5493061443340549;

  private LogSums() {}

  /** exp(x) for x ≤ 0: a polynomial of x / 256, squared eight times. */
  private static double exp(double x) {
    double z = Math.max(x, LOWEST) * PART;
    double p = 1.0 / 5040;
    p = p * z + 1.0 / 720;
    p = p * z + 1.0 / 120;
    p = p * z + 1.0 / 24;
    p = p * z + 1.0 / 6;
    p = p * z + 0.5;
    p = p * z + 1;
    p = p * z + 1;
    p *= p;
    p *= p;
    p *= p;
    p *= p;
    p *= p;
    p *= p;
    p *= p;
    return p * p;
  }

  /** log(u) for u in [1, 3]: log √3 + 2 artanh w with w = (u − √3) / (u + √3), as a series. */
  private static double log(double u) {
    double w = (u - ROOT) / (u + ROOT);
    double y = w * w;
    double p = 1.0 / 19;
    p = p * y + 1.0 / 17;
    p = p * y + 1.0 / 15;
    p = p * y + 1.0 / 13;
    p = p * y + 1.0 / 11;
    p = p * y + 1.0 / 9;
    p = p * y + 1.0 / 7;
    p = p * y + 1.0 / 5;
    p = p * y + 1.0 / 3;
    p = p * y + 1;
    return LOG_ROOT + 2 * w * p;
  }

  /**
   * log(exp a_i + exp b_i + exp(c_i + gate_i)), in steps short enough for the compiler. No array is
   * another; all have {@code count} elements at least.
   *
   * @param gate 0 or {@link #NONE}
   * @param most only for the time of the call
   * @param target replaced
   */
  public static void sum(
      double[] a,
      double[] b,
      double[] c,
      double[] gate,
      double[] most,
      double[] target,
      int count) {
    for (int i = 0; i < count; i++) {
      most[i] = Math.max(Math.max(a[i], b[i]), c[i] + gate[i]);
    }
    for (int i = 0; i < count; i++) {
      target[i] = exp(a[i] - most[i]);
    }
    for (int i = 0; i < count; i++) {
      target[i] += exp(b[i] - most[i]);
    }
    for (int i = 0; i < count; i++) {
      target[i] += exp(c[i] + gate[i] - most[i]);
    }
    for (int i = 0; i < count; i++) {
      target[i] = most[i] + log(target[i]);
    }
  }

  /** target_i = exp(a_i + b_i − total), at most 1. */
  public static void product(double[] a, double[] b, double total, double[] target, int count) {
    for (int i = 0; i < count; i++) {
      target[i] = exp(Math.min(a[i] + b[i] - total, 0));
    }
  }

  /** a_i = a_i + b_i. */
  public static void add(double[] a, double[] b, int count) {
    for (int i = 0; i < count; i++) {
      a[i] += b[i];
    }
  }

  /**
   * log softmax over the head of an array, in place: z_k − log Σ exp z. A logit of −∞ becomes a
   * number that stands for it.
   *
   * @param exponentials at least as long; afterwards the softmax
   */
  public static void logSoftmax(double[] z, double[] exponentials, int count) {
    double most = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < count; k++) {
      most = Math.max(most, z[k]);
    }
    for (int k = 0; k < count; k++) {
      z[k] = Math.max(z[k] - most, NONE * PART);
      exponentials[k] = exp(z[k]);
    }
    double sum = 0;
    for (int k = 0; k < count; k++) {
      sum += exponentials[k];
    }
    double log = Math.log(sum);
    for (int k = 0; k < count; k++) {
      z[k] -= log;
      exponentials[k] /= sum;
    }
  }
}
