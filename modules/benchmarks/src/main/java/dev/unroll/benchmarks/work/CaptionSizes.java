package dev.unroll.benchmarks.work;

import dev.unroll.core.check.Check;

/**
 * Sizes of a captioning network and its batches.
 *
 * @param features G of each place of a picture, as a convolutional network gives them
 * @param places S of a picture's grid; 1 for a picture that is one vector
 * @param tokens V, special symbols included
 * @param embedding E
 * @param hidden H of the LSTM; also what a grid's places are projected to, what attention compares
 *     in and what it puts out
 * @param rows N
 */
public record CaptionSizes(
    int features, int places, int tokens, int embedding, int hidden, int rows) {
  public CaptionSizes {
    Check.positive("features", features);
    Check.positive("places", places);
    Check.require(
        tokens > Pairs.SYMBOLS,
        "the vocabulary must have more than the special symbols, but has " + tokens + " tokens");
    Check.positive("embedding", embedding);
    Check.positive("hidden", hidden);
    Check.positive("rows", rows);
  }
}
