package dev.unroll.data.batch;

import dev.unroll.core.check.Check;

/**
 * A tagged or labelled sentence in numbers. Arrays are owned by whoever gave them and not to be
 * changed; equal words may share theirs.
 *
 * @param words ids [T], at least one
 * @param tags ids [T]; none at all if the sentence is not tagged
 * @param label id of the whole, or {@value #NO_LABEL}
 * @param letters ids of the letters of each word [T][.]; none at all if they are not read
 * @param grams ids of the n-grams of each word [T][.]; none at all if they are not read
 */
public record TagSequence(int[] words, int[] tags, int label, int[][] letters, int[][] grams) {
  /** Of a sentence that nobody labelled. */
  public static final int NO_LABEL = -1;

  public TagSequence {
    Check.require(words.length > 0, "a sentence needs at least one word");
    requireEach("tags", tags.length, words.length);
    requireEach("letters", letters.length, words.length);
    requireEach("n-grams", grams.length, words.length);
    Check.require(label >= NO_LABEL, "label must be >= " + NO_LABEL + ", but was " + label);
  }

  private static void requireEach(String what, int given, int words) {
    Check.require(
        given == 0 || given == words,
        what
            + " must be given for each of "
            + words
            + " words or for none, but there are "
            + given);
  }

  /** T. */
  public int length() {
    return words.length;
  }
}
