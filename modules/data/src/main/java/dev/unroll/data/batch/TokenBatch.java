package dev.unroll.data.batch;

import dev.unroll.core.check.Check;

/**
 * Token ids of N rows and T steps with what comes next after each. Arrays are row-major [N, T],
 * owned by the batch and not to be changed.
 *
 * @param inputs ids
 * @param labels id after each input
 * @param mask 1 where the label counts, 0 where it is padding or context
 */
public record TokenBatch(int rows, int steps, int[] inputs, int[] labels, float[] mask) {
  public TokenBatch {
    Check.positive("rows", rows);
    Check.positive("steps", steps);
    int size = Math.multiplyExact(rows, steps);
    Check.require(
        inputs.length == size && labels.length == size && mask.length == size,
        "inputs, labels and mask must hold rows × steps = " + size + " numbers each");
  }

  /** Number of labels that count. */
  public long tokens() {
    return counted(mask);
  }

  /** Number of entries that are not 0. */
  static long counted(float[] mask) {
    long tokens = 0;
    for (float kept : mask) {
      tokens += kept != 0 ? 1 : 0;
    }
    return tokens;
  }
}
