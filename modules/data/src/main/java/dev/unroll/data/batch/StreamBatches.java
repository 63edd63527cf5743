package dev.unroll.data.batch;

import dev.unroll.core.check.Check;
import dev.unroll.core.random.RandomStream;
import java.util.Arrays;

/**
 * One long text as N parallel streams: row i of a batch continues row i of the batch before, so
 * that a recurrent state can be carried from batch to batch.
 *
 * <p>Each epoch starts at another offset of at most one segment, drawn from the seed, so that
 * segment borders fall elsewhere; what the offset and the division into rows leave over, fewer
 * labels than steps + N, is not trained on in that epoch.
 */
public final class StreamBatches {
  private final int[] tokens;
  private final int rows;
  private final int steps;
  private final long seed;
  private final int perRow;

  /**
   * Streams over {@code tokens}, which are not copied.
   *
   * @param steps length of a segment
   * @throws IllegalArgumentException when the text is too short for one label in each row
   */
  public StreamBatches(int[] tokens, int rows, int steps, long seed) {
    this.tokens = tokens;
    this.rows = Check.positive("batch", rows);
    this.steps = Check.positive("bptt", steps);
    this.seed = seed;
    this.perRow = (tokens.length - 1 - jitter()) / rows;
    Check.require(
        perRow >= 1,
        "the training text has "
            + tokens.length
            + " tokens, but needs more than "
            + rows
            + " for batches of "
            + rows
            + " rows; use a longer text or a smaller --batch");
  }

  /** Batches in an epoch. */
  public long count() {
    return ((long) perRow + steps - 1) / steps;
  }

  /** Batch {@code index} of {@code epoch}; the last may have fewer steps. */
  public TokenBatch batch(int epoch, long index) {
    int offset = RandomStream.named(seed, "order").at(epoch).nextInt(jitter() + 1);
    int from = Math.toIntExact(index * steps);
    int length = Math.min(steps, perRow - from);
    int[] inputs = new int[rows * length];
    int[] labels = new int[rows * length];
    for (int row = 0; row < rows; row++) {
      int start = offset + row * perRow + from;
      System.arraycopy(tokens, start, inputs, row * length, length);
      System.arraycopy(tokens, start + 1, labels, row * length, length);
    }
    float[] mask = new float[rows * length];
    Arrays.fill(mask, 1);
    return new TokenBatch(rows, length, inputs, labels, mask);
  }

  /** Room for the offset: a segment, but at most a tenth of a row. */
  private int jitter() {
    return Math.min(steps, tokens.length / 10 / rows);
  }
}
