package dev.unroll.data.batch;

import dev.unroll.core.check.Check;

/**
 * N sentences of T words with their tags and labels. Arrays are row-major, owned by the batch and
 * not to be changed.
 *
 * @param rows N
 * @param steps T
 * @param words ids [N, T]
 * @param tags ids [N, T], 0 where there is padding or no tag
 * @param mask [N, T], 1 where there is a word, 0 where there is padding
 * @param labels ids [N], {@link TagSequence#NO_LABEL} where there is none
 * @param letters of the words, [N, T, L], or {@link WordParts#ABSENT}
 * @param grams n-grams of the words, [N, T, G], or {@link WordParts#ABSENT}
 */
public record TagBatch(
    int rows,
    int steps,
    int[] words,
    int[] tags,
    float[] mask,
    int[] labels,
    WordParts letters,
    WordParts grams) {
  public TagBatch {
    Check.positive("rows", rows);
    PaddedRows.requireSizes(
        "words, tags and mask", rows, steps, words.length, tags.length, mask.length);
    Check.require(
        labels.length == rows, "expected " + rows + " labels, but there are " + labels.length);
    requireParts("letters", rows * steps, letters);
    requireParts("n-grams", rows * steps, grams);
  }

  private static void requireParts(String what, int words, WordParts parts) {
    Check.require(
        parts.ids().length == words * parts.width(),
        (what + " of " + words + " words must be " + words * parts.width() + " ids, but are ")
            + parts.ids().length);
  }

  /** Number of words, padding not among them. */
  public long tokens() {
    return TokenBatch.counted(mask);
  }
}
