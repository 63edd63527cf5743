package dev.unroll.benchmarks.work;

import dev.unroll.core.check.Check;
import java.util.List;

/**
 * Sizes of a captioning network as {@code unroll caption} makes it.
 *
 * @param filters of the encoder's layers, each of which halves the picture; none where the features
 *     of pictures are given
 * @param channels C of a region, the last of the filters where there are any
 * @param side h of a grid of h · h regions
 * @param tokens V, special symbols included
 * @param embedding E
 * @param hidden H of the LSTM
 * @param attention A, units of the score by which regions are compared with the state
 */
public record CaptionerSizes(
    List<Integer> filters,
    int channels,
    int side,
    int tokens,
    int embedding,
    int hidden,
    int attention) {
  /** Planes of a picture. */
  public static final int COLOURS = 3;

  public CaptionerSizes {
    filters = List.copyOf(filters);
    filters.forEach(count -> Check.positive("filters", count));
    Check.require(
        filters.isEmpty() || filters.get(filters.size() - 1) == channels,
        "channels must be the last of the filters " + filters + ", but were " + channels);
    Check.positive("channels", channels);
    Check.positive("side", side);
    Check.require(
        tokens > Pairs.SYMBOLS,
        "the vocabulary must have more than the special symbols, but has " + tokens + " tokens");
    Check.positive("embedding", embedding);
    Check.positive("hidden", hidden);
    Check.positive("attention", attention);
  }

  /** Whether pictures are read, not their features. */
  public boolean reads() {
    return !filters.isEmpty();
  }

  /** S, regions of a picture. */
  public int places() {
    return side * side;
  }

  /** Pixels a side of a picture that is read. */
  public int pixels() {
    return side << filters.size();
  }

  /** Planes that layer {@code index} of the encoder reads; the first, colours and the darkest. */
  public int planes(int index) {
    return index == 0 ? COLOURS + 1 : filters.get(index - 1);
  }

  /** Edge of a filter of layer {@code index}. */
  public static int kernel(int index) {
    return index == 0 ? 5 : 3;
  }
}
