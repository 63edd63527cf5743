package dev.unroll.core.ngram;

/** The n-grams of one order with what the model says of them. The arrays are not copied. */
final class NgramLevel {
  private final NgramIndex index;
  private final double[] probability;
  private final double[] backoff;

  NgramLevel(NgramIndex index, double[] probability, double[] backoff) {
    this.index = index;
    this.probability = probability;
    this.backoff = backoff;
  }

  NgramIndex index() {
    return index;
  }

  /** [n-grams] the probability of the last token after the others, in [0, 1]. */
  double[] probability() {
    return probability;
  }

  /** [n-grams] the factor for unseen continuations; of length 0 at the highest order. */
  double[] backoff() {
    return backoff;
  }
}
