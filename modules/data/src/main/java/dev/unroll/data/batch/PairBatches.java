package dev.unroll.data.batch;

import dev.unroll.core.check.Check;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Pairs of sequences in batches of like length, by the target's length and then the source's, each
 * side padded to the longest of its batch and masked. Every pair is in each epoch once, in a
 * company that {@link Buckets} draws.
 */
public final class PairBatches {
  private final List<int[]> sources;
  private final List<int[]> targets;
  private final int padding;
  private final Buckets buckets;

  /**
   * Batches of pairs: source i becomes target i.
   *
   * @param sources of at least one token each
   * @param targets with their start and stop symbols, so of at least two tokens each; the inputs
   *     are all but the last token, the labels all but the first
   * @param rows of a batch; the last of an epoch may have fewer
   * @param padding id that fills sources, inputs and labels where the masks are 0
   * @throws IllegalArgumentException naming the first pair (from 1) with a side that is too short
   */
  public PairBatches(List<int[]> sources, List<int[]> targets, int rows, int padding, long seed) {
    Check.require(
        sources.size() == targets.size(),
        "each source needs a target, but there are "
            + (sources.size() + " sources and " + targets.size() + " targets"));
    Check.require(!sources.isEmpty(), "there are no pairs to make batches of");
    requireLength("source", sources, 1);
    requireLength("target", targets, 2);
    this.sources = List.copyOf(sources);
    this.targets = List.copyOf(targets);
    this.padding = padding;
    Comparator<Integer> byTarget = Comparator.comparingInt(i -> targets.get(i).length);
    this.buckets =
        new Buckets(
            sources.size(), rows, seed, byTarget.thenComparingInt(i -> sources.get(i).length));
  }

  /** Batches in an epoch. */
  public long count() {
    return buckets.count();
  }

  /** All batches of an epoch: for each, the pairs in it. */
  public List<int[]> plan(int epoch) {
    return buckets.plan(epoch);
  }

  /** The batch of these pairs. */
  public PairBatch batch(int[] members) {
    PaddedRows source = new PaddedRows(Arrays.stream(members).mapToObj(sources::get).toList(), 0);
    PaddedRows target = new PaddedRows(Arrays.stream(members).mapToObj(targets::get).toList(), 1);
    return new PairBatch(
        members.length,
        source.steps(),
        source.ids(0, padding),
        source.mask(),
        target.steps(),
        target.ids(0, padding),
        target.ids(1, padding),
        target.mask());
  }

  private static void requireLength(String side, List<int[]> sequences, int least) {
    for (int i = 0; i < sequences.size(); i++) {
      int length = sequences.get(i).length;
      Check.require(
          length >= least,
          ("the " + side + " of pair " + (i + 1) + " has " + length + " tokens, but needs ")
              + (least + " or more"));
    }
  }
}
