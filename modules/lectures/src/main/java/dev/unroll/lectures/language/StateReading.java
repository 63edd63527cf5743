package dev.unroll.lectures.language;

import dev.unroll.core.random.RandomStream;
import dev.unroll.lectures.network.Samples;
import dev.unroll.lectures.network.SmallNetwork;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * States of a network's first layer that has read pieces of a text, and the tokens before each.
 *
 * @param states [M][H]
 * @param words [K][M], the token at each of K distances back
 * @param size V
 */
record StateReading(float[][] states, int[][] words, int size) {
  /**
   * Lets a network read.
   *
   * @param ids [N][T]
   * @param first step from which on states are kept; at least the largest distance
   * @param back distances, 0 for the token that was just read
   */
  static StateReading of(SmallNetwork network, int[][] ids, int first, int[] back) {
    float[] flat = network.states(Samples.steps(ids), 0).data().asFloat();
    int steps = ids[0].length;
    int each = steps - first;
    int hidden = network.sizes().hidden();
    float[][] states = new float[ids.length * each][hidden];
    int[][] words = new int[back.length][states.length];
    for (int m = 0; m < states.length; m++) {
      int n = m / each;
      int t = first + m % each;
      for (int i = 0; i < hidden; i++) {
        states[m][i] = flat[(n * hidden + i) * steps + t];
      }
      for (int k = 0; k < back.length; k++) {
        words[k][m] = ids[n][t - back[k]];
      }
    }
    return new StateReading(states, words, network.sizes().inputs());
  }

  /** Accuracies of probes that are fitted here, on another reading; one for each distance. */
  double[] probed(StateReading other, int updates, RandomStream random) {
    return IntStream.range(0, words.length)
        .mapToDouble(
            k ->
                new LinearProbe(states, words[k], size, updates, random.at(k))
                    .accuracy(other.states, other.words[k]))
        .toArray();
  }

  /**
   * As {@link #probed}, without the state: of the token that is most frequent here at a distance.
   *
   * @param sees whether the guess depends on the token that was just read, which is the first of
   *     the distances
   */
  double[] guessed(StateReading other, boolean sees) {
    double[] right = new double[words.length];
    for (int k = 0; k < words.length; k++) {
      int[][] counts = new int[size][size];
      for (int m = 0; m < states.length; m++) {
        counts[sees ? words[0][m] : 0][words[k][m]]++;
      }
      int[] guess = Arrays.stream(counts).mapToInt(StateReading::largest).toArray();
      for (int m = 0; m < other.states.length; m++) {
        right[k] += guess[sees ? other.words[0][m] : 0] == other.words[k][m] ? 1 : 0;
      }
      right[k] /= other.states.length;
    }
    return right;
  }

  private static int largest(int[] counts) {
    int best = 0;
    for (int i = 1; i < counts.length; i++) {
      best = counts[i] > counts[best] ? i : best;
    }
    return best;
  }
}
