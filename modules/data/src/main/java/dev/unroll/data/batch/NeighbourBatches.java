package dev.unroll.data.batch;

import dev.unroll.core.check.Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Sentences with their neighbours in batches of like length, by the longer neighbour's length and
 * then the sentence's own, padded and masked: what skip-thoughts learn from (Kiros et al. 2015,
 * section 2.1). Every sentence that has a neighbour is in each epoch once, in a company that {@link
 * Buckets} draws; one that has none teaches nothing and is left out.
 */
public final class NeighbourBatches {
  private final List<Triple> triples = new ArrayList<>();
  private final int padding;
  private final Buckets buckets;

  /** A sentence between its neighbours. */
  private record Triple(int[] before, int[] sentence, int[] after) {
    int neighbours() {
      return Math.max(before.length, after.length);
    }
  }

  /**
   * Batches of sentences.
   *
   * @param stretches sentences in order; two that follow each other in a stretch are neighbours.
   *     Each has its start and stop symbols and is read as a source without the start
   * @param rows of a batch; the last of an epoch may have fewer
   * @param padding id that fills sources, inputs and labels where the masks are 0
   * @throws IllegalArgumentException naming the first sentence (from 1) of fewer than two tokens,
   *     or when no two sentences are neighbours
   */
  public NeighbourBatches(List<List<int[]>> stretches, int rows, int padding, long seed) {
    PaddedRows.requireFramed("sentence", stretches.stream().flatMap(List::stream).toList());
    for (List<int[]> stretch : stretches) {
      for (int i = 0; stretch.size() > 1 && i < stretch.size(); i++) {
        int[] before = i == 0 ? PaddedRows.MISSING : stretch.get(i - 1);
        int[] after = i == stretch.size() - 1 ? PaddedRows.MISSING : stretch.get(i + 1);
        triples.add(new Triple(before, stretch.get(i), after));
      }
    }
    Check.require(
        !triples.isEmpty(),
        "no sentence has a neighbour: none of "
            + stretches.size()
            + " documents has two; put sentences that follow each other into one");
    this.padding = padding;
    Comparator<Integer> byNeighbours = Comparator.comparingInt(i -> triples.get(i).neighbours());
    this.buckets =
        new Buckets(
            triples.size(),
            rows,
            seed,
            byNeighbours.thenComparingInt(i -> triples.get(i).sentence().length));
  }

  /** Sentences in an epoch, those with a neighbour. */
  public int sentences() {
    return triples.size();
  }

  /** Batches in an epoch. */
  public long count() {
    return buckets.count();
  }

  /** All batches of an epoch: for each, the sentences in it, counted as {@link #sentences} does. */
  public List<int[]> plan(int epoch) {
    return buckets.plan(epoch);
  }

  /** The batch of these sentences. */
  public NeighbourBatch batch(int[] members) {
    List<Triple> chosen = Arrays.stream(members).mapToObj(triples::get).toList();
    PaddedRows source = new PaddedRows(chosen.stream().map(Triple::sentence).toList(), 1);
    PaddedRows target =
        new PaddedRows(
            Stream.concat(chosen.stream().map(Triple::before), chosen.stream().map(Triple::after))
                .toList(),
            1);
    return new NeighbourBatch(
        members.length,
        source.steps(),
        source.ids(1, padding),
        source.mask(),
        target.steps(),
        target.ids(0, padding),
        target.ids(1, padding),
        target.mask());
  }
}
