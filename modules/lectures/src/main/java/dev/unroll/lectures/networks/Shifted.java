package dev.unroll.lectures.networks;

import dev.unroll.core.random.RandomStream;
import dev.unroll.lectures.network.Samples;
import dev.unroll.lectures.network.SequenceTask;
import java.util.Arrays;

/**
 * Says at each step the symbol of another step, where there is one.
 *
 * @param symbols K, drawn evenly, so that guessing is right 1 / K of the time
 * @param steps T
 * @param ahead how many steps later the symbol comes; negative where it came before
 */
record Shifted(int symbols, int steps, int ahead) implements SequenceTask {
  @Override
  public Samples batch(RandomStream random, int rows) {
    int[][] inputs = new int[rows][steps];
    int[][] labels = new int[rows][steps];
    for (int n = 0; n < rows; n++) {
      Arrays.setAll(inputs[n], t -> random.nextInt(symbols));
      for (int t = 0; t < steps; t++) {
        boolean there = t + ahead >= 0 && t + ahead < steps;
        labels[n][t] = there ? inputs[n][t + ahead] : -1;
      }
    }
    return Samples.someIds(inputs, labels);
  }
}
