package dev.unroll.data.batch;

import dev.unroll.core.check.Check;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Sequences of frames in batches of like length, each padded to the longest of its batch and
 * masked. Every sequence is in each epoch once, in a company that {@link Buckets} draws.
 */
public final class FrameBatches {
  private final FrameSequences sequences;
  private final Buckets buckets;

  /**
   * Batches of sequences.
   *
   * @param rows of a batch; the last of an epoch may have fewer
   */
  public FrameBatches(FrameSequences sequences, int rows, long seed) {
    Check.require(sequences.size() > 0, "there are no sequences to make batches of");
    this.sequences = sequences;
    this.buckets =
        new Buckets(sequences.size(), rows, seed, Comparator.comparingInt(sequences::length));
  }

  /** Batches in an epoch. */
  public long count() {
    return buckets.count();
  }

  /** All batches of an epoch: for each, the sequences in it. */
  public List<int[]> plan(int epoch) {
    return buckets.plan(epoch);
  }

  /** The batch of these sequences as they are in this epoch. */
  public FrameBatch batch(int[] members, int epoch) {
    return of(
        Arrays.stream(members).mapToObj(i -> sequences.frames(i, epoch)).toList(),
        Arrays.stream(members).mapToObj(sequences::labels).toList());
  }

  /** A batch of one sequence without labels, [T][F] with T and F at least 1. */
  public static FrameBatch of(float[][] frames) {
    return of(Collections.singletonList(frames), Collections.singletonList(new int[0]));
  }

  /**
   * One batch.
   *
   * @param frames [T][F] of each sequence, with T and F at least 1
   * @param labels as many
   */
  public static FrameBatch of(List<float[][]> frames, List<int[]> labels) {
    int rows = frames.size();
    int steps = frames.stream().mapToInt(one -> one.length).max().orElseThrow();
    int features = frames.get(0)[0].length;
    float[] all = new float[Math.multiplyExact(Math.multiplyExact(steps, rows), features)];
    float[] mask = new float[rows * steps];
    for (int row = 0; row < rows; row++) {
      float[][] sequence = frames.get(row);
      for (int t = 0; t < sequence.length; t++) {
        System.arraycopy(sequence[t], 0, all, (t * rows + row) * features, features);
      }
      Arrays.fill(mask, row * steps, row * steps + sequence.length, 1);
    }
    int most = Math.max(1, labels.stream().mapToInt(one -> one.length).max().orElseThrow());
    int[] padded = new int[rows * most];
    float[] labelMask = new float[padded.length];
    for (int row = 0; row < rows; row++) {
      int[] one = labels.get(row);
      System.arraycopy(one, 0, padded, row * most, one.length);
      Arrays.fill(labelMask, row * most, row * most + one.length, 1);
    }
    return new FrameBatch(rows, steps, features, all, mask, most, padded, labelMask);
  }
}
