package dev.unroll.data.batch;

import dev.unroll.core.check.Check;
import dev.unroll.core.random.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Captions in batches by their pictures, so that a network reads a picture once for all of its
 * captions in a batch. In an epoch each picture comes once, with K of its captions; over the epochs
 * all captions of a picture come equally often, in an order that is drawn anew when all had their
 * turn.
 */
public final class CaptionBatches {
  private final List<List<int[]>> captions;
  private final int captionsEach;
  private final int padding;
  private final RandomStream draws;
  private final Buckets order;

  /**
   * Batches of pictures with their captions.
   *
   * @param captions of each picture, at least one, each with start and stop symbol
   * @param pictures of a batch; the last of an epoch may have fewer
   * @param captionsEach K; a picture that has fewer brings some of them twice
   * @param padding id that fills inputs and labels where the mask is 0
   * @throws IllegalArgumentException naming the first picture (from 1) without a caption
   */
  public CaptionBatches(
      List<List<int[]>> captions, int pictures, int captionsEach, int padding, long seed) {
    Check.require(!captions.isEmpty(), "there are no pictures to make batches of");
    for (int i = 0; i < captions.size(); i++) {
      Check.require(
          !captions.get(i).isEmpty() && captions.get(i).stream().allMatch(one -> one.length >= 2),
          "picture " + (i + 1) + " needs captions, each with its start and stop symbol");
    }
    this.captions = captions.stream().map(List::copyOf).toList();
    this.captionsEach = Check.positive("captions", captionsEach);
    this.padding = padding;
    this.draws = RandomStream.named(seed, "captions");
    this.order = new Buckets(captions.size(), pictures, seed, Comparator.comparingInt(i -> 0));
  }

  /** Batches in an epoch. */
  public long count() {
    return order.count();
  }

  /** All batches of an epoch: for each, the pictures in it. */
  public List<int[]> plan(int epoch) {
    return order.plan(epoch);
  }

  /** The batch of these pictures as they are in this epoch. */
  public CaptionBatch batch(int[] pictures, int epoch) {
    List<int[]> chosen = new ArrayList<>();
    for (int picture : pictures) {
      for (int k = 0; k < captionsEach; k++) {
        chosen.add(caption(picture, (long) epoch * captionsEach + k));
      }
    }
    return of(pictures, captionsEach, chosen, padding);
  }

  /** Caption number {@code turn} of an endless series of orders of all captions. */
  private int[] caption(int picture, long turn) {
    List<int[]> all = captions.get(picture);
    int[] shuffled = IntStream.range(0, all.size()).toArray();
    draws.at(picture).at(turn / all.size()).shuffle(shuffled);
    return all.get(shuffled[(int) (turn % all.size())]);
  }

  /**
   * A batch of given captions.
   *
   * @param captionsEach K
   * @param captions K of each picture, those of the first picture first
   * @param padding id that fills inputs and labels
   */
  public static CaptionBatch of(
      int[] pictures, int captionsEach, List<int[]> captions, int padding) {
    Check.require(
        captions.size() == pictures.length * captionsEach,
        captions.size() + " captions are not " + captionsEach + " of each picture");
    PaddedRows rows = new PaddedRows(captions, 1);
    return new CaptionBatch(
        Arrays.copyOf(pictures, pictures.length),
        captionsEach,
        rows.steps(),
        rows.ids(0, padding),
        rows.ids(1, padding),
        rows.mask());
  }
}
