package dev.unroll.benchmarks.work;

import dev.unroll.core.random.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Random data, equal for every contender.
 *
 * @param ids [N, T] row after row, in [0, V); empty for frames
 * @param frames [N, T, F] row after row, standard normal, zeros after a row's end; empty for ids
 * @param labels [N, T] row after row, in [0, V), 0 after a row's end
 * @param lengths [N] steps of each row
 */
public record Batch(int[] ids, float[] frames, int[] labels, int[] lengths) {
  /** Contenders take turns through so many, so that no step repeats the one before. */
  private static final int BATCHES = 4;

  private static final int SHORTEST_PART = 4;

  /** The batches of a case; step i takes number i modulo their count. */
  public static List<Batch> of(StackCase work) {
    RandomStream root = RandomStream.named(1, work.name());
    List<Batch> batches = new ArrayList<>();
    for (int i = 0; i < BATCHES; i++) {
      RandomStream random = root.at(i);
      batches.add(work.work() == Work.TRAIN_FRAMES ? frames(work, random) : ids(work, random));
    }
    return batches;
  }

  /** Tokens or frames that are no padding. */
  public long tokens() {
    return Arrays.stream(lengths).asLongStream().sum();
  }

  private static Batch ids(StackCase work, RandomStream random) {
    Sizes sizes = work.sizes();
    int count = sizes.rows() * sizes.steps();
    int[] lengths = new int[sizes.rows()];
    Arrays.fill(lengths, sizes.steps());
    int[] ids = random.ints(count, 0, sizes.classes()).toArray();
    int[] labels = random.ints(count, 0, sizes.classes()).toArray();
    return new Batch(ids, new float[0], labels, lengths);
  }

  private static Batch frames(StackCase work, RandomStream random) {
    Sizes sizes = work.sizes();
    int width = sizes.features();
    int[] lengths = new int[sizes.rows()];
    float[] frames = new float[sizes.rows() * sizes.steps() * width];
    int[] labels = new int[sizes.rows() * sizes.steps()];
    for (int row = 0; row < lengths.length; row++) {
      // One row is as long as can be, so that T is the same in every batch.
      int shortest = sizes.steps() / SHORTEST_PART;
      lengths[row] = row == 0 ? sizes.steps() : random.nextInt(shortest, sizes.steps() + 1);
      int first = row * sizes.steps();
      for (int step = first; step < first + lengths[row]; step++) {
        labels[step] = random.nextInt(sizes.classes());
        for (int i = step * width; i < (step + 1) * width; i++) {
          frames[i] = (float) random.nextGaussian();
        }
      }
    }
    return new Batch(new int[0], frames, labels, lengths);
  }
}
