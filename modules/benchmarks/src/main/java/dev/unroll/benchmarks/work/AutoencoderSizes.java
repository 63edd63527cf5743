package dev.unroll.benchmarks.work;

import dev.unroll.core.check.Check;

/**
 * Sizes of an autoencoder of sentences and its batches.
 *
 * @param tokens V, special symbols included
 * @param embedding E, of what is read and of what is written
 * @param hidden H of a decoder; the encoder has H / 2 in each direction
 * @param vector D
 * @param rows N
 * @param steps T, tokens of each sentence, its end symbol counted
 */
public record AutoencoderSizes(
    int tokens, int embedding, int hidden, int vector, int rows, int steps) {
  public AutoencoderSizes {
    Check.require(
        tokens > Pairs.SYMBOLS,
        "the vocabulary must have more than the special symbols, but has " + tokens + " tokens");
    Check.positive("embedding", embedding);
    Check.positive("hidden", hidden);
    Check.require(
        hidden % 2 == 0, "hidden must be even, half for each direction, but was " + hidden);
    Check.positive("vector", vector);
    Check.positive("rows", rows);
    Check.positive("steps", steps);
  }
}
