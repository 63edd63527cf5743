package dev.unroll.lectures.language;

import dev.unroll.core.ngram.KneserNey;
import dev.unroll.core.random.RandomStream;
import dev.unroll.lectures.network.Samples;
import dev.unroll.lectures.network.SmallNetwork;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A language model of any kind, asked what follows some tokens. */
@FunctionalInterface
interface NextToken {
  int ROWS = 512;

  /**
   * Probabilities of the next token.
   *
   * @param contexts [N][T], all of one length
   * @return [N][V], new
   */
  double[][] after(int[][] contexts);

  /** Of an n-gram model, which looks at its last n − 1 tokens. */
  static NextToken of(KneserNey model) {
    return contexts -> {
      double[][] all = new double[contexts.length][model.vocabularySize()];
      for (int i = 0; i < all.length; i++) {
        model.distribution(contexts[i], all[i]);
      }
      return all;
    };
  }

  /** Of a recurrent network, which begins at a zero state. */
  static NextToken of(SmallNetwork network) {
    return contexts -> {
      int last = contexts[0].length - 1;
      double[][] all = new double[contexts.length][];
      for (int from = 0; from < all.length; from += ROWS) {
        int to = Math.min(all.length, from + ROWS);
        INDArray output = network.output(Samples.steps(Arrays.copyOfRange(contexts, from, to)));
        double[] flat = output.data().asDouble();
        int size = (int) output.size(1);
        for (int i = from; i < to; i++) {
          all[i] = new double[size];
          for (int v = 0; v < size; v++) {
            all[i][v] = flat[((i - from) * size + v) * (last + 1) + last];
          }
        }
      }
      return all;
    };
  }

  /** Perplexity of the tokens that followed the contexts. */
  default double perplexity(int[][] contexts, int[] followed) {
    double[][] all = after(contexts);
    double nats = 0;
    for (int i = 0; i < all.length; i++) {
      nats -= Math.log(Math.max(1e-30, all[i][followed[i]])) / all.length;
    }
    return Math.exp(nats);
  }

  /**
   * How much a token at each distance matters: the mean total variation distance between
   * predictions before and after it is exchanged for another of the vocabulary.
   *
   * @param distances 1 for the last token
   * @return one for each distance
   */
  default double[] influence(int[][] contexts, int[] distances, RandomStream random) {
    double[][] before = after(contexts);
    return Arrays.stream(distances)
        .mapToDouble(
            k -> difference(before, after(exchanged(contexts, k, before[0].length, random.at(k)))))
        .toArray();
  }

  private static int[][] exchanged(int[][] contexts, int distance, int size, RandomStream random) {
    int[][] changed = new int[contexts.length][];
    for (int i = 0; i < changed.length; i++) {
      changed[i] = contexts[i].clone();
      int place = changed[i].length - distance;
      changed[i][place] = (changed[i][place] + 1 + random.nextInt(size - 1)) % size;
    }
    return changed;
  }

  private static double difference(double[][] before, double[][] other) {
    double sum = 0;
    for (int i = 0; i < before.length; i++) {
      for (int v = 0; v < before[i].length; v++) {
        sum += Math.abs(before[i][v] - other[i][v]) / 2 / before.length;
      }
    }
    return sum;
  }
}
