package dev.unroll.core.ctc;

import dev.unroll.core.check.Check;

/**
 * How widely a {@link PrefixBeam} searches, and what it ranks by. A prefix is ranked by ln P(labels
 * | audio) + {@code alpha} ln P(labels) + {@code beta} words.
 *
 * @param width prefixes kept after each frame
 * @param nBest hypotheses returned, at most {@code width}
 * @param symbols of each frame, the so many likeliest labels may continue a prefix; 0 for all
 * @param cutoff nats below the likeliest symbol of a frame within which a label may continue a
 *     prefix; positive infinity for all
 * @param alpha weight of the language model, at least 0
 * @param beta nats for each word, which makes up for what a language model takes from it; any sign
 */
public record PrefixBeamOptions(
    int width, int nBest, int symbols, double cutoff, double alpha, double beta) {
  public PrefixBeamOptions {
    Check.positive("width", width);
    Check.positive("nBest", nBest);
    Check.require(
        nBest <= width, "nBest must be <= width, but they are " + nBest + " and " + width);
    Check.notNegative("symbols", symbols);
    Check.require(cutoff > 0, "cutoff must be > 0, but was " + cutoff);
    Check.notNegative("alpha", alpha);
    Check.require(Double.isFinite(beta), "beta must be finite, but was " + beta);
  }

  /** The single best by a beam of {@code width}, every label considered, alpha 1 and beta 0. */
  public static PrefixBeamOptions of(int width) {
    return new PrefixBeamOptions(width, 1, 0, Double.POSITIVE_INFINITY, 1, 0);
  }

  public PrefixBeamOptions withNBest(int value) {
    return new PrefixBeamOptions(width, value, symbols, cutoff, alpha, beta);
  }

  public PrefixBeamOptions withSymbols(int value) {
    return new PrefixBeamOptions(width, nBest, value, cutoff, alpha, beta);
  }

  public PrefixBeamOptions withCutoff(double value) {
    return new PrefixBeamOptions(width, nBest, symbols, value, alpha, beta);
  }

  public PrefixBeamOptions withAlpha(double value) {
    return new PrefixBeamOptions(width, nBest, symbols, cutoff, value, beta);
  }

  public PrefixBeamOptions withBeta(double value) {
    return new PrefixBeamOptions(width, nBest, symbols, cutoff, alpha, value);
  }
}
