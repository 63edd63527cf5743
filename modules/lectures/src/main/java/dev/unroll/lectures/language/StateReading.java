package dev.unroll.lectures.language;

import dev.unroll.core.check.Check;
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
 * @param back distances, 0 for the token that was just read
 * @param size V
 */
record StateReading(float[][] states, int[][] words, int[] back, int size) {
  /**
   * Lets a network read.
   *
   * @param ids [N][T]
   * @param first step from which on states are kept; at least the largest distance
   * @param back distances
   */
  static StateReading of(SmallNetwork network, int[][] ids, int first, int[] back) {
    Check.require(
        first >= Arrays.stream(back).max().orElse(0),
        "no token is so far back at step " + first + ": " + Arrays.toString(back));
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
    return new StateReading(states, words, back, network.sizes().inputs());
  }

  /** Accuracies on another reading of probes that are fitted here; one for each distance. */
  double[] probed(StateReading other, RandomStream random) {
    Whitening whitening = new Whitening(states);
    float[][] own = whitening.of(states);
    float[][] others = whitening.of(other.states);
    return IntStream.range(0, words.length)
        .mapToDouble(
            k ->
                new LinearProbe(own, words[k], size, random.at(k)).accuracy(others, other.words[k]))
        .toArray();
  }

  /**
   * How often a guess without the state is right: the token that is most frequent in a text at a
   * distance, one accuracy for each.
   *
   * @param text ids to count in
   * @param sees whether the guess depends on the token that was just read, which is the first of
   *     the distances; otherwise it is always the same
   */
  double[] guessed(int[] text, boolean sees) {
    double[] right = new double[words.length];
    for (int k = 0; k < words.length; k++) {
      int[][] counts = new int[size][size];
      for (int t = back[k]; t < text.length; t++) {
        counts[sees ? text[t] : 0][text[t - back[k]]]++;
      }
      int[] guess = Arrays.stream(counts).mapToInt(StateReading::largest).toArray();
      for (int m = 0; m < states.length; m++) {
        right[k] += guess[sees ? words[0][m] : 0] == words[k][m] ? 1 : 0;
      }
      right[k] /= states.length;
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
