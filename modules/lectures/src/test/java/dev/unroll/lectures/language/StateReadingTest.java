package dev.unroll.lectures.language;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.core.random.RandomStream;
import dev.unroll.layers.recurrent.Lstm;
import dev.unroll.lectures.network.Samples;
import dev.unroll.lectures.network.Sizes;
import dev.unroll.lectures.network.SmallNetwork;
import dev.unroll.lectures.network.TextPieces;
import dev.unroll.lectures.network.Training;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class StateReadingTest {
  @Test
  void keepsEachStateWithTheWordsBeforeIt() {
    RandomStream random = RandomStream.named(4, "test");
    int[][] ids = new TextPieces(random.ints(50, 0, 6).toArray(), 7).inputs(random, 5);
    SmallNetwork network =
        new SmallNetwork(Sizes.ids(new Lstm(), 4, 6, 6), Training.adam(0.01, 1), 2);
    int[] back = {0, 1, 3};
    StateReading reading = StateReading.of(network, ids, 3, back);
    INDArray states = network.states(Samples.steps(ids), 0);

    assertEquals(5 * 4, reading.states().length);
    for (int n = 0; n < 5; n++) {
      for (int t = 3; t < 7; t++) {
        int m = n * 4 + t - 3;
        for (int i = 0; i < 4; i++) {
          assertEquals(states.getFloat(n, i, t), reading.states()[m][i]);
        }
        for (int k = 0; k < back.length; k++) {
          assertEquals(ids[n][t - back[k]], reading.words()[k][m]);
        }
      }
    }
  }

  @Test
  void guessesAreCountedInTheWholeText() {
    int[][] words = {{0, 1, 2}, {2, 0, 0}};
    StateReading reading = new StateReading(new float[3][1], words, new int[] {0, 1}, 3);
    int[] text = {0, 1, 2, 0, 1, 2, 0, 1, 0}; // before 0 comes 2, before 1 0, before 2 1

    assertArrayEquals(new double[] {1, 2 / 3.0}, reading.guessed(text, true));
    assertArrayEquals(new double[] {1 / 3.0, 2 / 3.0}, reading.guessed(text, false));
  }
}
