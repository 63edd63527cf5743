package dev.unroll.benchmarks.work;

import dev.unroll.core.check.Check;

/**
 * Sizes of a sequence-to-sequence network and its batches.
 *
 * @param sourceTokens V of the source, special symbols included
 * @param targetTokens V of the target, special symbols included
 * @param embedding E, of both sides and of the attentional vector, whose softmax is tied to it
 * @param hidden H of the decoder; the encoder has H / 2 in each direction
 * @param rows N
 */
public record PairSizes(int sourceTokens, int targetTokens, int embedding, int hidden, int rows) {
  public PairSizes {
    Check.require(
        Math.min(sourceTokens, targetTokens) > Pairs.SYMBOLS,
        "vocabularies must have more than the special symbols, but have "
            + (sourceTokens + " and " + targetTokens + " tokens"));
    Check.positive("embedding", embedding);
    Check.positive("hidden", hidden);
    Check.require(
        hidden % 2 == 0, "hidden must be even, half for each direction, but was " + hidden);
    Check.positive("rows", rows);
  }

  PairSizes withRows(int value) {
    return new PairSizes(sourceTokens, targetTokens, embedding, hidden, value);
  }
}
