package dev.unroll.data.batch;

import dev.unroll.core.check.Check;
import dev.unroll.core.random.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which items go together in a batch so that little is padded, each item once in an epoch.
 *
 * <p>For each epoch the items are shuffled and cut into blocks of {@value #BLOCK} batches; each
 * block is sorted by length and cut into batches, whose order is shuffled. So also items of lengths
 * that no other has change their company, at the cost of a little more padding than sorting all of
 * them would give; with {@value #BLOCK} batches or fewer there is one block, and only equal lengths
 * change theirs.
 */
final class Buckets {
  /** Batches whose items are sorted together; divides no batch between two blocks. */
  private static final int BLOCK = 50;

  private final int items;
  private final int rows;
  private final long seed;
  private final Comparator<Integer> byLength;

  /**
   * Buckets of items 0 to {@code items} - 1.
   *
   * @param rows of a batch, at most
   * @param byLength compares two items
   */
  Buckets(int items, int rows, long seed, Comparator<Integer> byLength) {
    this.items = items;
    this.rows = Check.positive("batch", rows);
    this.seed = seed;
    this.byLength = byLength;
  }

  /** Batches in an epoch. */
  long count() {
    return ((long) items + rows - 1) / rows;
  }

  /** All batches of an epoch: for each, the items in it. */
  List<int[]> plan(int epoch) {
    RandomStream random = RandomStream.named(seed, "order").at(epoch);
    int[] shuffled = IntStream.range(0, items).toArray();
    random.shuffle(shuffled);
    // A product in long: one batch may hold everything there is.
    int block = (int) Math.min((long) BLOCK * rows, shuffled.length);
    int[] sorted =
        IntStream.iterate(0, from -> from < shuffled.length, from -> from + block)
            .flatMap(from -> byLength(shuffled, from, Math.min(from + block, shuffled.length)))
            .toArray();
    int[] order = IntStream.range(0, Math.toIntExact(count())).toArray();
    random.shuffle(order);
    List<int[]> batches = new ArrayList<>();
    for (int batch : order) {
      batches.add(
          Arrays.copyOfRange(sorted, batch * rows, Math.min((batch + 1) * rows, sorted.length)));
    }
    return batches;
  }

  /** Sorting is stable, so that equal lengths stay in the order just drawn. */
  private IntStream byLength(int[] shuffled, int from, int to) {
    return Arrays.stream(shuffled, from, to).boxed().sorted(byLength).mapToInt(i -> i);
  }
}
