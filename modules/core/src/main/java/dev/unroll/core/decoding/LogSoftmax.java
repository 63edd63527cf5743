package dev.unroll.core.decoding;

/**
 * ln softmax(z)_v = z_v − m − ln Σ_u exp(z_u − m), m = max z; finite for any finite logits, and
 * right to 1e-5 or better.
 *
 * <p>exp(x) is (exp(x / 64))^64, the inner one by its Taylor series, in loops that the Java
 * compiler turns into vector instructions. What is more than 40 below the greatest logit counts as
 * 40 below.
 */
public final class LogSoftmax {
  private static final float LEAST = -40;
  private static final int BLOCK = 256;

  private LogSoftmax() {}

  /**
   * Turns logits into natural logarithms of probabilities, in place.
   *
   * @param logits float [V], finite or −Infinity, which stays; when none is finite, or one is no
   *     number, all become NaN
   * @return {@code logits}
   */
  public static float[] of(float[] logits) {
    float greatest = Float.NEGATIVE_INFINITY;
    for (float logit : logits) {
      greatest = Math.max(greatest, logit);
    }
    float logarithm = (float) Math.log(sum(logits, greatest));
    for (int i = 0; i < logits.length; i++) {
      logits[i] = logits[i] - greatest - logarithm;
    }
    return logits;
  }

  private static double sum(float[] logits, float greatest) {
    float[] block = new float[Math.min(BLOCK, logits.length)];
    double sum = 0;
    for (int from = 0; from < logits.length; from += BLOCK) {
      int count = Math.min(BLOCK, logits.length - from);
      exp(logits, from, count, greatest, block);
      for (int i = 0; i < count; i++) {
        sum += block[i];
      }
    }
    return sum;
  }

  /** exp(z − m) of {@code count} logits. */
  private static void exp(float[] logits, int from, int count, float greatest, float[] result) {
    for (int i = 0; i < count; i++) {
      float x = Math.max(logits[from + i] - greatest, LEAST) * (1f / 64);
      float y = 1 + x * (1f / 6);
      y = 1 + x * (1f / 5) * y;
      y = 1 + x * (1f / 4) * y;
      y = 1 + x * (1f / 3) * y;
      y = 1 + x * (1f / 2) * y;
      y = 1 + x * y;
      y *= y;
      y *= y;
      y *= y;
      y *= y;
      y *= y;
      result[i] = y * y;
    }
  }
}
