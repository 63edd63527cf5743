package dev.unroll.lectures.training;

import dev.unroll.core.random.RandomStream;
import dev.unroll.lectures.network.Samples;

/**
 * An endless sequence of random symbols, each of which must be said again some steps later.
 *
 * @param symbols K, the ids 0 to K − 1
 * @param delay steps from a symbol to its echo
 */
record Echoing(int symbols, int delay) {
  /**
   * A piece of the sequences of some rows; equal places of equal streams have equal symbols.
   *
   * @param from first step, from 0; steps before the first echo have no label
   */
  Samples piece(RandomStream random, int rows, int from, int steps) {
    int[][] inputs = new int[rows][steps];
    int[][] labels = new int[rows][steps];
    for (int n = 0; n < rows; n++) {
      RandomStream row = random.at(n);
      for (int t = 0; t < steps; t++) {
        int past = from + t - delay;
        inputs[n][t] = row.at(from + t).nextInt(symbols);
        labels[n][t] = past < 0 ? -1 : row.at(past).nextInt(symbols);
      }
    }
    return Samples.someIds(inputs, labels);
  }
}
