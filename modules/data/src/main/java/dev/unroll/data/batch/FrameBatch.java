package dev.unroll.data.batch;

import dev.unroll.core.check.Check;

/**
 * Sequences of frames and what they say. Arrays are row-major, owned by the batch and not to be
 * changed.
 *
 * @param rows N
 * @param steps T
 * @param features F
 * @param frames [T, N, F], the layout that recurrent layers read without a copy
 * @param mask [N, T], 1 where there is a frame, 0 where there is padding
 * @param labelSteps L, at least 1
 * @param labels [N, L]
 * @param labelMask [N, L], 1 where there is a label, 0 where there is padding
 */
public record FrameBatch(
    int rows,
    int steps,
    int features,
    float[] frames,
    float[] mask,
    int labelSteps,
    int[] labels,
    float[] labelMask) {
  public FrameBatch {
    int sequences =
        Math.multiplyExact(Check.positive("rows", rows), Check.positive("steps", steps));
    int numbers = Math.multiplyExact(sequences, Check.positive("features", features));
    int all = Math.multiplyExact(rows, Check.positive("label steps", labelSteps));
    Check.require(
        frames.length == numbers && mask.length == sequences,
        "frames and mask must hold " + numbers + " and " + sequences + " numbers");
    Check.require(
        labels.length == all && labelMask.length == all,
        "labels and their mask must hold rows × label steps = " + all + " numbers each");
  }

  /** Frames of a row that are no padding. */
  public int length(int row) {
    int from = row * steps;
    int length = 0;
    while (length < steps && mask[from + length] != 0) {
      length++;
    }
    return length;
  }

  /** Number of labels that count. */
  public long tokens() {
    return TokenBatch.counted(labelMask);
  }
}
