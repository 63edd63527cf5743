package dev.unroll.lectures.networks;

import dev.unroll.core.random.RandomStream;
import dev.unroll.lectures.network.Samples;
import dev.unroll.lectures.network.SequenceTask;
import java.util.Arrays;

/**
 * Says at each step the sum, modulo K, of the symbol there and the one some steps before: little
 * memory, but a function that no linear layer computes.
 *
 * @param symbols K, drawn evenly
 * @param steps T
 * @param back how many steps
 */
record Sums(int symbols, int steps, int back) implements SequenceTask {
  @Override
  public Samples batch(RandomStream random, int rows) {
    int[][] inputs = new int[rows][steps];
    int[][] labels = new int[rows][steps];
    for (int n = 0; n < rows; n++) {
      Arrays.setAll(inputs[n], t -> random.nextInt(symbols));
      int[] row = inputs[n];
      Arrays.setAll(labels[n], t -> t < back ? -1 : (row[t] + row[t - back]) % symbols);
    }
    return Samples.someIds(inputs, labels);
  }
}
