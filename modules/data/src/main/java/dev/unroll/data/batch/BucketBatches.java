package dev.unroll.data.batch;

import dev.unroll.core.check.Check;
import dev.unroll.core.random.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Sequences of different lengths in batches of like length, padded to the longest of their batch
 * and masked. Every sequence is in each epoch once.
 *
 * <p>For each epoch the sequences are shuffled and cut into blocks of {@value #BLOCK} batches; each
 * block is sorted by length and cut into batches, whose order is shuffled. So also sequences of
 * lengths that no other has change their company, at the cost of a little more padding than sorting
 * all of them would give; with {@value #BLOCK} batches or fewer there is one block, and only equal
 * lengths change theirs.
 */
public final class BucketBatches {
  /** Batches whose sequences are sorted together; divides no batch between two blocks. */
  private static final int BLOCK = 50;

  private final List<int[]> sequences;
  private final int rows;
  private final int padding;
  private final long seed;

  /**
   * Batches of next-token prediction: the inputs are all but the last token, the labels all but the
   * first.
   *
   * @param sequences of at least two tokens each
   * @param padding id that fills inputs and labels where the mask is 0
   */
  public BucketBatches(List<int[]> sequences, int rows, int padding, long seed) {
    this.sequences = List.copyOf(sequences);
    this.rows = Check.positive("batch", rows);
    this.padding = padding;
    this.seed = seed;
    Check.require(!sequences.isEmpty(), "there are no sequences to make batches of");
    for (int i = 0; i < sequences.size(); i++) {
      int length = sequences.get(i).length;
      Check.require(
          length >= 2, "sequence " + (i + 1) + " has " + length + " tokens, but needs 2 or more");
    }
  }

  /** Batches in an epoch. */
  public long count() {
    return ((long) sequences.size() + rows - 1) / rows;
  }

  /** All batches of an epoch: for each, the sequences in it. */
  public List<int[]> plan(int epoch) {
    RandomStream random = RandomStream.named(seed, "order").at(epoch);
    int[] shuffled = IntStream.range(0, sequences.size()).toArray();
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
    return Arrays.stream(shuffled, from, to)
        .boxed()
        .sorted(Comparator.comparingInt(i -> sequences.get(i).length))
        .mapToInt(i -> i);
  }

  /** The batch of these sequences. */
  public TokenBatch batch(int[] members) {
    int steps = Arrays.stream(members).map(i -> sequences.get(i).length - 1).max().orElseThrow();
    int[] inputs = new int[members.length * steps];
    int[] labels = new int[members.length * steps];
    float[] mask = new float[members.length * steps];
    Arrays.fill(inputs, padding);
    Arrays.fill(labels, padding);
    for (int row = 0; row < members.length; row++) {
      int[] sequence = sequences.get(members[row]);
      System.arraycopy(sequence, 0, inputs, row * steps, sequence.length - 1);
      System.arraycopy(sequence, 1, labels, row * steps, sequence.length - 1);
      Arrays.fill(mask, row * steps, row * steps + sequence.length - 1, 1);
    }
    return new TokenBatch(members.length, steps, inputs, labels, mask);
  }
}
