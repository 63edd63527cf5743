package dev.unroll.tagging;

import dev.unroll.data.batch.TagBatch;
import dev.unroll.data.batch.WordParts;
import java.util.Arrays;

/** Batches with more padding than they need, filled with what must not be looked at. */
final class Padding {
  /** The id of a word, and of a tag. */
  private static final int ANYTHING = 2;

  private Padding() {}

  static TagBatch more(TagBatch batch, int steps) {
    int wide = batch.steps() + steps;
    float[] mask = new float[batch.rows() * wide];
    for (int row = 0; row < batch.rows(); row++) {
      System.arraycopy(batch.mask(), row * batch.steps(), mask, row * wide, batch.steps());
    }
    return new TagBatch(
        batch.rows(),
        wide,
        rows(batch.words(), batch.rows(), wide, ANYTHING),
        rows(batch.tags(), batch.rows(), wide, ANYTHING),
        mask,
        batch.labels(),
        parts(batch.letters(), batch.rows(), wide),
        parts(batch.grams(), batch.rows(), wide));
  }

  private static int[] rows(int[] ids, int rows, int wide, int filling) {
    int before = ids.length / rows;
    int[] more = new int[rows * wide];
    Arrays.fill(more, filling);
    for (int row = 0; row < rows; row++) {
      System.arraycopy(ids, row * before, more, row * wide, before);
    }
    return more;
  }

  private static WordParts parts(WordParts parts, int rows, int wide) {
    return parts.isPresent()
        ? new WordParts(
            parts.width(), rows(parts.ids(), rows, wide * parts.width(), WordParts.NONE))
        : parts;
  }
}
