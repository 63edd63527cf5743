package dev.unroll.benchmarks.work;

import dev.unroll.benchmarks.work.SpeechCase.Task;
import dev.unroll.core.random.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Random utterances, equal for every contender.
 *
 * @param values [T, N, ·] logits or features, standard normal, zeros after an utterance's end
 * @param lengths [N] frames of each
 * @param labels [N][Lₙ] of each, in [1, K)
 */
public record Utterances(float[] values, int[] lengths, int[][] labels) {
  /** Contenders take turns through so many. */
  private static final int BATCHES = 4;

  private static final int SHORTEST_PART = 4;

  /** The batches of a case; step i takes number i modulo their count. */
  public static List<Utterances> of(SpeechCase work) {
    RandomStream root = RandomStream.named(1, work.name());
    List<Utterances> batches = new ArrayList<>();
    for (int i = 0; i < BATCHES; i++) {
      batches.add(draw(work, root.at(i)));
    }
    return batches;
  }

  private static Utterances draw(SpeechCase work, RandomStream random) {
    int rows = work.rows();
    int width = work.width();
    int[] lengths = new int[rows];
    int[][] labels = new int[rows][];
    float[] values = new float[work.steps() * rows * width];
    for (int n = 0; n < rows; n++) {
      // One is as long as can be, so that T is the same in every batch.
      boolean whole = work.task() == Task.LOSS || n == 0;
      int shortest = work.steps() / SHORTEST_PART;
      lengths[n] = whole ? work.steps() : random.nextInt(shortest, work.steps() + 1);
      int count = work.labels() * lengths[n] / work.steps();
      labels[n] = random.ints(count, 1, work.sizes().classes()).toArray();
      for (int t = 0; t < lengths[n]; t++) {
        for (int i = 0; i < width; i++) {
          values[(t * rows + n) * width + i] = (float) random.nextGaussian();
        }
      }
    }
    return new Utterances(values, lengths, labels);
  }

  /** Frames that are no padding. */
  public long frames() {
    return Arrays.stream(lengths).asLongStream().sum();
  }

  /** The labels as rows of the longest's length, filled up with blanks. */
  public int[][] paddedLabels() {
    int longest = Arrays.stream(labels).mapToInt(own -> own.length).max().orElseThrow();
    return Arrays.stream(labels).map(own -> Arrays.copyOf(own, longest)).toArray(int[][]::new);
  }
}
