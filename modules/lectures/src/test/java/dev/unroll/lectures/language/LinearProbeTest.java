package dev.unroll.lectures.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.random.RandomStream;
import org.junit.jupiter.api.Test;

class LinearProbeTest {
  private static final RandomStream RANDOM = RandomStream.named(3, "test");

  @Test
  void readsEveryLabelOfAOneHotState() {
    int classes = 40;
    int[] labels = RANDOM.at(1).ints(2000, 0, classes).toArray();
    float[][] states = new float[labels.length][classes];
    for (int m = 0; m < labels.length; m++) {
      states[m][labels[m]] = 0.01f; // small, as a unit that hardly moves
    }
    float[][] white = new Whitening(states).of(states);

    assertEquals(1, new LinearProbe(white, labels, classes, RANDOM.at(2)).accuracy(white, labels));
  }

  @Test
  void readsNothingThatIsNotInTheState() {
    int[] labels = RANDOM.at(3).ints(2000, 0, 2).toArray();
    float[][] states = new float[4000][2];
    for (float[] state : states) {
      state[0] = (float) RANDOM.nextGaussian();
      state[1] = (float) RANDOM.nextGaussian();
    }
    float[][] fit = java.util.Arrays.copyOf(states, 2000);
    float[][] other = java.util.Arrays.copyOfRange(states, 2000, 4000);
    double read = new LinearProbe(fit, labels, 2, RANDOM.at(4)).accuracy(other, labels);

    assertTrue(read > 0.45 && read < 0.55, "share " + read);
  }

  @Test
  void whiteStatesHaveUnitVarianceAndNoCorrelation() {
    float[][] states = new float[500][3];
    for (float[] state : states) {
      state[0] = (float) (5 + 100 * RANDOM.nextGaussian());
      state[1] = (float) (state[0] + RANDOM.nextGaussian());
      state[2] = 7; // says nothing
    }
    float[][] white = new Whitening(states).of(states);
    double[][] products = new double[3][4];
    for (float[] state : white) {
      for (int i = 0; i < 3; i++) {
        products[i][3] += state[i] / 500;
        for (int j = 0; j < 3; j++) {
          products[i][j] += state[i] * state[j] / 500;
        }
      }
    }

    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 4; j++) {
        assertEquals(i == j && i < 2 ? 1 : 0, products[i][j], 1e-3, i + ", " + j);
      }
    }
  }
}
