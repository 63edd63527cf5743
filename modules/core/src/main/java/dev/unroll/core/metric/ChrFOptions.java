package dev.unroll.core.metric;

import dev.unroll.core.check.Check;

/**
 * How chrF is counted and scored.
 *
 * @param characterOrder longest character n-gram; 6 nearly always
 * @param wordOrder longest word n-gram: 0 for chrF, 1 for chrF+, 2 for chrF++
 * @param beta how many times as much recall weighs as precision
 * @param lowercase whether both sides are lower-cased first, by Unicode and not by locale
 * @param whitespace whether white space counts as characters
 * @param epsilonSmoothing whether orders without n-grams stay in the mean with 10⁻¹⁶, as in the
 *     author's chrF++.py, instead of being left out
 */
public record ChrFOptions(
    int characterOrder,
    int wordOrder,
    double beta,
    boolean lowercase,
    boolean whitespace,
    boolean epsilonSmoothing) {
  public ChrFOptions {
    Check.positive("characterOrder", characterOrder);
    Check.notNegative("wordOrder", (long) wordOrder);
    Check.positive("beta", beta);
  }

  /** chrF2 of sacreBLEU: characters up to 6, no words, beta 2. */
  public static ChrFOptions chrF() {
    return new ChrFOptions(6, 0, 2, false, false, false);
  }

  /** chrF2++ of sacreBLEU: characters up to 6 and words up to 2, beta 2. */
  public static ChrFOptions chrFPlusPlus() {
    return new ChrFOptions(6, 2, 2, false, false, false);
  }

  /** The same with both sides lower-cased first, or not. */
  public ChrFOptions withLowercase(boolean value) {
    return new ChrFOptions(characterOrder, wordOrder, beta, value, whitespace, epsilonSmoothing);
  }

  /** The part of a sacreBLEU signature that these options decide; print it beside the score. */
  public String signature() {
    return "case:"
        + (lowercase ? "lc" : "mixed")
        + "|eff:"
        + (epsilonSmoothing ? "no" : "yes")
        + "|nc:"
        + characterOrder
        + "|nw:"
        + wordOrder
        + "|space:"
        + (whitespace ? "yes" : "no");
  }
}
