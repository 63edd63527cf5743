package dev.unroll.data.batch;

import dev.unroll.core.check.Check;
import dev.unroll.core.random.RandomStream;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Windows of a fixed number of tokens, each with the token after it as label, in an order drawn
 * anew for each epoch. A batch has one row per window; the label stands at the last step, the only
 * one that counts.
 */
public final class WindowBatches {
  private final int[] tokens;
  private final int rows;
  private final int window;
  private final long seed;
  private int shuffledEpoch = -1;
  private int[] order = {};

  /** Windows over {@code tokens}, which are not copied. */
  public WindowBatches(int[] tokens, int rows, int window, long seed) {
    this.tokens = tokens;
    this.rows = Check.positive("batch", rows);
    this.window = Check.positive("window", window);
    this.seed = seed;
    Check.require(
        tokens.length > window,
        "the training text has " + tokens.length + " tokens, but a window needs " + (window + 1));
  }

  /** Batches in an epoch. */
  public long count() {
    return ((long) tokens.length - window + rows - 1) / rows;
  }

  /** Batch {@code index} of {@code epoch}; the last may have fewer rows. Not thread-safe. */
  public TokenBatch batch(int epoch, long index) {
    if (epoch != shuffledEpoch) {
      order = IntStream.range(0, tokens.length - window).toArray();
      RandomStream.named(seed, "order").at(epoch).shuffle(order);
      shuffledEpoch = epoch;
    }
    int from = Math.toIntExact(index * rows);
    return of(tokens, Arrays.copyOfRange(order, from, Math.min(from + rows, order.length)), window);
  }

  /** The windows that start at {@code starts}. */
  public static TokenBatch of(int[] tokens, int[] starts, int window) {
    int[] inputs = new int[starts.length * window];
    int[] labels = new int[starts.length * window];
    float[] mask = new float[starts.length * window];
    for (int row = 0; row < starts.length; row++) {
      System.arraycopy(tokens, starts[row], inputs, row * window, window);
      System.arraycopy(tokens, starts[row] + 1, labels, row * window, window);
      mask[row * window + window - 1] = 1;
    }
    return new TokenBatch(starts.length, window, inputs, labels, mask);
  }
}
