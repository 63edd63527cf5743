package dev.unroll.tagging;

import dev.unroll.core.check.Check;
import dev.unroll.data.batch.TagSequence;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Looks for the tags that are the most probable together, P(y) = Π_t P(y_t | y_1..t−1, x), where
 * each is read with the word after it: the best few beginnings are kept. With one it is greedy;
 * with all there are it is exact.
 *
 * @param width beginnings that are kept
 */
record TagBeam(int width) {
  TagBeam {
    Check.positive("beam", width);
  }

  /**
   * The best tags that are found.
   *
   * @param steps of the network; begun anew
   * @return [T]
   */
  int[] best(StepTagger steps, TagSequence text) {
    steps.reset(width);
    int[][] tags = new int[text.length()][];
    int[][] parents = new int[text.length()][];
    int[] previous = new int[width];
    Arrays.fill(previous, steps.start());
    double[] scores = new double[width];
    Arrays.fill(scores, 1, width, Double.NEGATIVE_INFINITY); // all rows begin as the same
    for (int t = 0; t < text.length(); t++) {
      TagSequence word = StepTagger.word(text, t);
      INDArray logits =
          steps.step(IntStream.range(0, width).mapToObj(i -> word).toList(), previous);
      double[][] all = Nd4j.nn().logSoftmax(logits, 1).toDoubleMatrix();
      int[] kept = kept(all, scores);
      int count = all[0].length;
      parents[t] = Arrays.stream(kept).map(place -> place / count).toArray();
      tags[t] = Arrays.stream(kept).map(place -> place % count).toArray();
      double[] before = scores;
      scores =
          Arrays.stream(kept)
              .mapToDouble(place -> before[place / count] + all[place / count][place % count])
              .toArray();
      previous = tags[t];
      steps.reorder(parents[t]);
    }
    return path(tags, parents);
  }

  /** Places row · K + tag of the best continuations, the best first. */
  private int[] kept(double[][] all, double[] scores) {
    int count = all[0].length;
    Comparator<Integer> byScore =
        Comparator.comparingDouble(
            place -> scores[place / count] + all[place / count][place % count]);
    return IntStream.range(0, all.length * count)
        .boxed()
        .sorted(byScore.reversed())
        .limit(width)
        .mapToInt(place -> place)
        .toArray();
  }

  private static int[] path(int[][] tags, int[][] parents) {
    int[] path = new int[tags.length];
    int row = 0;
    for (int t = path.length - 1; t >= 0; t--) {
      path[t] = tags[t][row];
      row = parents[t][row];
    }
    return path;
  }
}
