package dev.unroll.lectures.network;

import dev.unroll.core.random.RandomStream;

/**
 * Memory alone: the first symbol, one of K, must be said after T − 1 steps of noise, which are
 * other symbols.
 *
 * @param symbols K, the ids 0 to K − 1; noise are the ids K to 2 K − 1
 * @param steps T
 */
public record Recall(int symbols, int steps) implements SequenceTask {
  @Override
  public Samples batch(RandomStream random, int rows) {
    int[][] inputs = new int[rows][steps];
    int[][] labels = new int[rows][steps];
    for (int n = 0; n < rows; n++) {
      java.util.Arrays.fill(labels[n], -1);
      for (int t = 0; t < steps; t++) {
        inputs[n][t] = random.nextInt(symbols) + (t == 0 ? 0 : symbols);
      }
      labels[n][steps - 1] = inputs[n][0];
    }
    return Samples.someIds(inputs, labels);
  }

  /** Ids that a network reads. */
  public int ids() {
    return 2 * symbols;
  }
}
