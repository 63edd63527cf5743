package dev.unroll.core.metric;

import dev.unroll.core.check.Check;

/**
 * How BLEU is counted and scored. Scores compare only between equal {@link #signature}s.
 *
 * @param lowercase whether both sides are lower-cased first, by Unicode and not by locale
 * @param maxOrder longest n-gram; 4 nearly always
 * @param effectiveOrder whether orders that the text is too short for are left out of the mean; for
 *     single sentences
 */
public record BleuOptions(
    BleuTokeniser tokeniser,
    boolean lowercase,
    BleuSmoothing smoothing,
    int maxOrder,
    boolean effectiveOrder) {
  public BleuOptions {
    Check.positive("maxOrder", maxOrder);
  }

  /** What sacreBLEU does when told nothing: 13a, cased, exponential smoothing, order 4. */
  public static BleuOptions standard() {
    return new BleuOptions(
        BleuTokeniser.MTEVAL_13A, false, new BleuSmoothing.Exponential(), 4, false);
  }

  /** The same with another tokeniser. */
  public BleuOptions with(BleuTokeniser other) {
    return new BleuOptions(other, lowercase, smoothing, maxOrder, effectiveOrder);
  }

  /** The same for single sentences: with effective order. */
  public BleuOptions forSentences() {
    return new BleuOptions(tokeniser, lowercase, smoothing, maxOrder, true);
  }

  /** The part of a sacreBLEU signature that these options decide; print it beside the score. */
  public String signature() {
    return "case:"
        + (lowercase ? "lc" : "mixed")
        + "|eff:"
        + (effectiveOrder ? "yes" : "no")
        + "|tok:"
        + tokeniser.signature()
        + "|smooth:"
        + smoothing.signature();
  }
}
