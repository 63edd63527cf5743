package dev.unroll.data.batch;

import dev.unroll.core.check.Check;

/**
 * A text cut into N rows for scoring: every token but the first is a label exactly once, and each
 * row but the first begins with tokens of the row before as context that does not count, so that
 * the state is warm when scoring starts. State is carried from batch to batch.
 */
public final class ScoringBatches {
  private final int[] tokens;
  private final int rows;
  private final int steps;
  private final int context;
  private final int perRow;

  /**
   * Batches over {@code tokens}, which are not copied.
   *
   * @param rows at most; fewer when the text is short
   * @param steps length of a segment
   * @param context tokens before a row's first label, besides its input
   * @throws IllegalArgumentException when there are fewer than 2 tokens, or a size is not positive
   */
  public ScoringBatches(int[] tokens, int rows, int steps, int context) {
    Check.require(
        tokens.length >= 2, "a text to score needs 2 tokens or more, but had " + tokens.length);
    int labels = tokens.length - 1;
    this.tokens = tokens;
    Check.notNegative("context", context);
    long fitting = Math.max(1, labels / Math.max(1L, 4L * context));
    this.rows = (int) Math.min(Check.positive("batch", rows), fitting);
    this.steps = Check.positive("steps", steps);
    // A single row begins with the text, and has nothing to read before.
    this.context = this.rows == 1 ? 0 : context;
    this.perRow = (labels + this.rows - 1) / this.rows;
  }

  /** Number of labels that count, over all batches. */
  public long tokens() {
    return tokens.length - 1L;
  }

  /** Number of batches. */
  public long count() {
    return ((long) context + perRow + steps - 1) / steps;
  }

  /** Batch {@code index}, to be scored in order with the state carried. */
  public TokenBatch batch(long index) {
    int from = Math.toIntExact(index * steps);
    int length = Math.min(steps, context + perRow - from);
    int[] inputs = new int[rows * length];
    int[] labels = new int[rows * length];
    float[] mask = new float[rows * length];
    for (int row = 0; row < rows; row++) {
      // Row r scores the labels r·perRow + 1 ... (r+1)·perRow; row 0 reads its context afterwards.
      int start = row == 0 ? 0 : row * perRow - context;
      int firstLabel = row * perRow + 1;
      int lastLabel = Math.min(firstLabel + perRow - 1, tokens.length - 1);
      for (int t = 0; t < length; t++) {
        int input = Math.min(start + from + t, tokens.length - 2);
        int label = start + from + t + 1;
        int at = row * length + t;
        inputs[at] = tokens[input];
        labels[at] = tokens[input + 1];
        mask[at] = label >= firstLabel && label <= lastLabel ? 1 : 0;
      }
    }
    return new TokenBatch(rows, length, inputs, labels, mask);
  }

  /**
   * Where in the text the label at {@code row} and {@code step} of batch {@code index} is, if it
   * counts.
   */
  public int position(long index, int row, int step) {
    int start = row == 0 ? 0 : row * perRow - context;
    return Math.toIntExact(start + index * steps + step + 1);
  }
}
