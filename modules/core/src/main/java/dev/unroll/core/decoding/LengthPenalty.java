package dev.unroll.core.decoding;

import dev.unroll.core.check.Check;

/**
 * How a hypothesis' length enters its score (Wu et al. 2016, equation 14, whose offset is 5):
 *
 * <pre>
 * score(Y) = log P(Y) / lp(Y)      lp(Y) = ((offset + |Y|) / (offset + 1))^alpha
 * </pre>
 *
 * As log P(Y) &lt;= 0 and lp grows with the length, the penalty favours longer sequences, which the
 * bare probability disfavours.
 *
 * @param offset how gently short lengths differ, &gt;= 0
 * @param alpha strength, &gt;= 0; 0 is none
 * @param countsStop whether |Y| of a finished sequence counts its stop symbol; must be true where
 *     the offset is 0, as the empty sequence's lp would be 0
 */
public record LengthPenalty(double offset, double alpha, boolean countsStop) {
  public LengthPenalty {
    Check.notNegative("offset", offset);
    Check.notNegative("alpha", alpha);
    Check.require(
        offset > 0 || countsStop,
        "an offset of 0 needs countsStop: the empty sequence divides by 0");
  }

  /** Score = log probability. */
  public static LengthPenalty none() {
    return new LengthPenalty(5, 0, true);
  }

  /**
   * The form of Wu et al. 2016, ((5 + |Y|) / 6)^alpha, stop counted; they found 0.6 to 0.7 best.
   */
  public static LengthPenalty wu(double alpha) {
    return new LengthPenalty(5, alpha, true);
  }

  /** Score = mean log probability of a token, stop counted. */
  public static LengthPenalty mean() {
    return new LengthPenalty(0, 1, true);
  }

  /**
   * The score of a sequence; 0 when its probability is 1, whatever its length.
   *
   * @param logProbability nats, &lt;= 0
   * @param tokens how many, stop not counted
   * @param finished whether a stop symbol follows them
   */
  public double score(double logProbability, int tokens, boolean finished) {
    // Nothing chosen yet is certain, and with an offset of 0 would be 0 / 0.
    return logProbability == 0
        ? 0
        : logProbability / divisor(finished && countsStop ? tokens + 1 : tokens);
  }

  /**
   * The highest score any continuation can reach: from here its log probability can only fall, and
   * at {@code maximumSteps} the divisor is largest. Holds in floating point too, since division and
   * {@link Math#pow} never reverse an order.
   */
  double bound(double logProbability, int maximumSteps) {
    return logProbability / divisor(maximumSteps);
  }

  private double divisor(int length) {
    return Math.pow((offset + length) / (offset + 1), alpha);
  }
}
