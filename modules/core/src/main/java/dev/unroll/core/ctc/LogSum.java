package dev.unroll.core.ctc;

/** ln(exp a + exp b) without leaving logarithms; −Infinity is a probability of 0. */
final class LogSum {
  private LogSum() {}

  static double of(double a, double b) {
    double high = Math.max(a, b);
    double low = Math.min(a, b);
    return low == Double.NEGATIVE_INFINITY ? high : high + Math.log1p(Math.exp(low - high));
  }
}
