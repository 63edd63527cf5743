package dev.unroll.core.decoding;

/** ln softmax(z)_v = z_v − m − ln Σ_u exp(z_u − m), m = max z; finite for any finite logits. */
public final class LogSoftmax {
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
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp(logit - greatest);
    }
    double shift = greatest + Math.log(sum);
    for (int i = 0; i < logits.length; i++) {
      logits[i] = (float) (logits[i] - shift);
    }
    return logits;
  }
}
