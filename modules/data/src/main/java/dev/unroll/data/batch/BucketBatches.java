package dev.unroll.data.batch;

import dev.unroll.core.check.Check;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Sequences of different lengths in batches of like length, padded to the longest of their batch
 * and masked. Every sequence is in each epoch once, in a company that {@link Buckets} draws.
 */
public final class BucketBatches {
  private final List<int[]> sequences;
  private final int padding;
  private final Buckets buckets;

  /**
   * Batches of next-token prediction: the inputs are all but the last token, the labels all but the
   * first.
   *
   * @param sequences of at least two tokens each
   * @param padding id that fills inputs and labels where the mask is 0
   */
  public BucketBatches(List<int[]> sequences, int rows, int padding, long seed) {
    this.sequences = List.copyOf(sequences);
    this.padding = padding;
    this.buckets =
        new Buckets(
            sequences.size(), rows, seed, Comparator.comparingInt(i -> sequences.get(i).length));
    Check.require(!sequences.isEmpty(), "there are no sequences to make batches of");
    for (int i = 0; i < sequences.size(); i++) {
      int length = sequences.get(i).length;
      Check.require(
          length >= 2, "sequence " + (i + 1) + " has " + length + " tokens, but needs 2 or more");
    }
  }

  /** Batches in an epoch. */
  public long count() {
    return buckets.count();
  }

  /** All batches of an epoch: for each, the sequences in it. */
  public List<int[]> plan(int epoch) {
    return buckets.plan(epoch);
  }

  /** The batch of these sequences. */
  public TokenBatch batch(int[] members) {
    PaddedRows rows = new PaddedRows(Arrays.stream(members).mapToObj(sequences::get).toList(), 1);
    return new TokenBatch(
        members.length, rows.steps(), rows.ids(0, padding), rows.ids(1, padding), rows.mask());
  }
}
