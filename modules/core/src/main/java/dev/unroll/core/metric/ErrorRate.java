package dev.unroll.core.metric;

import dev.unroll.core.check.Check;

/**
 * Word or character errors: the counts of {@link Alignment}s with the fewest edits, and the rates
 * (Morris, Maier and Green 2004, "From WER and RIL to MER and WIL"), equal to jiwer's. Rates are
 * fractions, not percentages.
 *
 * <pre>
 * WER = (S + D + I) / (H + S + D)     MER = (S + D + I) / (H + S + D + I)
 * WIP = H/N_ref · H/N_hyp             WIL = 1 − WIP
 * </pre>
 *
 * How the edits divide into S, D and I depends on the tie rule of {@link Alignment}; their sum, and
 * so WER, does not.
 *
 * @param hits H, units that are equal
 * @param substitutions S, units replaced
 * @param deletions D, units of the reference that the hypothesis lacks
 * @param insertions I, units of the hypothesis that the reference lacks
 */
public record ErrorRate(long hits, long substitutions, long deletions, long insertions)
    implements Tally<ErrorRate> {
  /** Nothing counted yet. */
  public static final ErrorRate NONE = new ErrorRate(0, 0, 0, 0);

  public ErrorRate {
    Check.notNegative("hits", hits);
    Check.notNegative("substitutions", substitutions);
    Check.notNegative("deletions", deletions);
    Check.notNegative("insertions", insertions);
  }

  @Override
  public ErrorRate plus(ErrorRate other) {
    return new ErrorRate(
        hits + other.hits,
        substitutions + other.substitutions,
        deletions + other.deletions,
        insertions + other.insertions);
  }

  /** Edit distance: S + D + I. */
  public long edits() {
    return substitutions + deletions + insertions;
  }

  /** Units in the references. */
  public long referenceLength() {
    return hits + substitutions + deletions;
  }

  /** Units in the hypotheses. */
  public long hypothesisLength() {
    return hits + substitutions + insertions;
  }

  /**
   * WER or CER; can exceed 1. With no unit in any reference, the number of insertions, as jiwer has
   * it.
   */
  public double rate() {
    return (double) edits() / Math.max(1, referenceLength());
  }

  /** MER, in [0, 1]; 0 when both sides are empty. */
  public double matchErrorRate() {
    return (double) edits() / Math.max(1, hits + edits());
  }

  /** WIP, in [0, 1]; 1 when both sides are empty, 0 when one is. */
  public double informationPreserved() {
    if (hits + edits() == 0) {
      return 1;
    }
    return hits == 0 ? 0 : (double) hits / referenceLength() * hits / hypothesisLength();
  }

  /** WIL, in [0, 1]. */
  public double informationLost() {
    return 1 - informationPreserved();
  }
}
