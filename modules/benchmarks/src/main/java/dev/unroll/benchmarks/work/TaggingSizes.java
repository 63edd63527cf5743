package dev.unroll.benchmarks.work;

import dev.unroll.core.check.Check;

/**
 * Sizes of a tagger and its batches.
 *
 * @param words V
 * @param embedding E
 * @param hidden H of both directions together
 * @param tags K
 * @param rows N
 * @param steps T, words of each sentence
 */
public record TaggingSizes(int words, int embedding, int hidden, int tags, int rows, int steps) {
  public TaggingSizes {
    Check.positive("words", words);
    Check.positive("embedding", embedding);
    Check.positive("hidden", hidden);
    Check.require(
        hidden % 2 == 0, "hidden must be even, half for each direction, but was " + hidden);
    Check.positive("tags", tags);
    Check.positive("rows", rows);
    Check.positive("steps", steps);
  }
}
