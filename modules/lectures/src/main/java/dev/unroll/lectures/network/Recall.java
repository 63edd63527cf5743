package dev.unroll.lectures.network;

import dev.unroll.core.random.RandomStream;

/**
 * Memory alone: a symbol, one of K, comes at a given step among noise, which are other symbols, and
 * must be said at the last step.
 *
 * @param symbols K, the ids 0 to K − 1; noise are the ids K to 2 K − 1
 * @param at step of the symbol, from 0
 * @param steps T
 */
public record Recall(int symbols, int at, int steps) implements SequenceTask {
  /** Of the first symbol. */
  public Recall(int symbols, int steps) {
    this(symbols, 0, steps);
  }

  @Override
  public Samples batch(RandomStream random, int rows) {
    int[][] inputs = new int[rows][steps];
    int[][] labels = new int[rows][steps];
    for (int n = 0; n < rows; n++) {
      java.util.Arrays.fill(labels[n], -1);
      for (int t = 0; t < steps; t++) {
        inputs[n][t] = random.nextInt(symbols) + (t == at ? 0 : symbols);
      }
      labels[n][steps - 1] = inputs[n][at];
    }
    return Samples.someIds(inputs, labels);
  }

  /** Ids that a network reads. */
  public int ids() {
    return 2 * symbols;
  }
}
