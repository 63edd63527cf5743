package dev.unroll.core.metric;

import dev.unroll.core.check.Check;

/**
 * Scores of sentences whose mean is the score of the corpus. Sums of fractions: another grouping
 * may change the last bits.
 *
 * @param sum of the scores
 * @param count how many sentences
 */
public record MeanTally(double sum, long count) implements Tally<MeanTally> {
  public MeanTally {
    Check.notNegative("sum", sum);
    Check.notNegative("count", count);
  }

  /** One sentence. */
  static MeanTally of(double score) {
    return new MeanTally(score, 1);
  }

  @Override
  public MeanTally plus(MeanTally other) {
    return new MeanTally(sum + other.sum, count + other.count);
  }

  /** The mean; 0 of nothing. */
  public double mean() {
    return count == 0 ? 0 : sum / count;
  }
}
