package dev.unroll.core.decoding;

import dev.unroll.core.check.Check;

/**
 * What a beam search looks for, and how widely.
 *
 * @param width continuations kept at each step for each sentence, by all groups together
 * @param nBest hypotheses returned for each sentence, at most {@code width}
 * @param rules which sequences may be made
 * @param penalty how hypotheses of different lengths compare
 * @param unfinished what becomes of sequences without a stop symbol
 * @param coverage what is lost for source positions left out; needs an {@link AttentiveScorer}
 * @param diversity into how many groups the width is divided, evenly, and how they repel each other
 */
public record BeamOptions(
    int width,
    int nBest,
    SequenceRules rules,
    LengthPenalty penalty,
    Unfinished unfinished,
    CoveragePenalty coverage,
    Diversity diversity) {
  /** Where sequences rank that were cut at the maximum number of steps, or could not go on. */
  public enum Unfinished {
    /** After every finished one: they only fill up what is missing of the n best. */
    LAST,
    /** By their score, among the finished ones. */
    AMONG_FINISHED
  }

  public BeamOptions {
    Check.positive("width", width);
    Check.positive("nBest", nBest);
    Check.require(
        nBest <= width, "nBest must be <= width, but they are " + nBest + " and " + width);
    Check.require(
        width % diversity.groups() == 0,
        "width must be a multiple of the groups of diverse beam search, but they are "
            + width
            + " and "
            + diversity.groups());
  }

  /** Without coverage penalty, in one group. */
  public BeamOptions(
      int width, int nBest, SequenceRules rules, LengthPenalty penalty, Unfinished unfinished) {
    this(width, nBest, rules, penalty, unfinished, CoveragePenalty.none(), Diversity.none());
  }

  /** The single best, without penalties, a finished one if there is any. */
  public static BeamOptions of(int width, SequenceRules rules) {
    return new BeamOptions(width, 1, rules, LengthPenalty.none(), Unfinished.LAST);
  }

  public BeamOptions withNBest(int value) {
    return new BeamOptions(width, value, rules, penalty, unfinished, coverage, diversity);
  }

  public BeamOptions withPenalty(LengthPenalty value) {
    return new BeamOptions(width, nBest, rules, value, unfinished, coverage, diversity);
  }

  public BeamOptions withUnfinished(Unfinished value) {
    return new BeamOptions(width, nBest, rules, penalty, value, coverage, diversity);
  }

  public BeamOptions withCoverage(CoveragePenalty value) {
    return new BeamOptions(width, nBest, rules, penalty, unfinished, value, diversity);
  }

  public BeamOptions withDiversity(Diversity value) {
    return new BeamOptions(width, nBest, rules, penalty, unfinished, coverage, value);
  }
}
