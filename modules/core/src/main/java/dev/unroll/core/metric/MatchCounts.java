package dev.unroll.core.metric;

import dev.unroll.core.check.Check;

/**
 * Things expected, found, and both: the counts under precision, recall and F1 (van Rijsbergen
 * 1979). A quotient with denominator 0 is 0.
 *
 * @param expected how many the reference holds
 * @param found how many the output holds
 * @param matched how many are in both
 */
public record MatchCounts(long expected, long found, long matched) implements Tally<MatchCounts> {
  /** Nothing counted yet. */
  public static final MatchCounts NONE = new MatchCounts(0, 0, 0);

  public MatchCounts {
    Check.notNegative("expected", expected);
    Check.notNegative("found", found);
    Check.notNegative("matched", matched);
  }

  @Override
  public MatchCounts plus(MatchCounts other) {
    return new MatchCounts(expected + other.expected, found + other.found, matched + other.matched);
  }

  /** Percentage of the found things that were expected; in [0, 100]. */
  public double precision() {
    return percent(matched, found);
  }

  /** Percentage of the expected things that were found; in [0, 100]. */
  public double recall() {
    return percent(matched, expected);
  }

  /** Harmonic mean of precision and recall; in [0, 100]. */
  public double f1() {
    double precision = precision();
    double recall = recall();
    return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
  }

  /** 100 · part / whole, multiplied first: a report that rounds ties needs these very bits. */
  static double percent(long part, long whole) {
    return whole == 0 ? 0 : 100.0 * part / whole;
  }
}
