package dev.unroll.lectures.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.random.RandomStream;
import dev.unroll.layers.recurrent.Elman;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class TasksTest {
  private static final int ROWS = 50;
  private static final RandomStream RANDOM = RandomStream.named(7, "test");

  @Test
  void recallAsksTheFirstSymbolAfterNoiseThatIsNone() {
    Samples samples = new Recall(4, 6).batch(RANDOM.at(1), ROWS);

    assertEquals(ROWS, samples.counted());
    for (int n = 0; n < ROWS; n++) {
      assertTrue(samples.inputs().getInt(n, 0, 0) < 4);
      assertEquals(1, samples.mask().getDouble(n, 5));
      assertEquals(samples.inputs().getInt(n, 0, 0), samples.labels().getInt(n, 0, 5));
      for (int t = 1; t < 6; t++) {
        int noise = samples.inputs().getInt(n, 0, t);
        assertTrue(noise >= 4 && noise < 8, "noise " + noise);
      }
    }
  }

  @Test
  void addingAsksTheSumOfTheTwoMarkedNumbers() {
    Samples samples = new Adding(7).batch(RANDOM.at(2), ROWS);

    assertEquals(ROWS, samples.counted());
    for (int n = 0; n < ROWS; n++) {
      double sum = 0;
      double[] marks = new double[2];
      for (int t = 0; t < 7; t++) {
        double mark = samples.inputs().getDouble(n, 1, t);
        sum += mark * samples.inputs().getDouble(n, 0, t);
        marks[t < 3 ? 0 : 1] += mark;
      }
      assertEquals(sum, samples.labels().getDouble(n, 0, 6), 1e-6);
      assertEquals(1, marks[0]);
      assertEquals(1, marks[1]);
    }
  }

  @Test
  void blindAnswerHasTheErrorThatAddingSays() {
    Samples samples = new Adding(2).batch(RANDOM.at(3), 20_000);
    double squares = 0;
    for (int n = 0; n < 20_000; n++) {
      squares += Math.pow(samples.labels().getDouble(n, 0, 1) - 1, 2) / 20_000;
    }

    assertEquals(Adding.BLIND, squares, 0.01);
  }

  @Test
  void squaredErrorIsAMeanOverAllPredictedNumbers() {
    Sizes sizes = Sizes.numbers(new Elman(), 3, 2, 2);
    SmallNetwork network = new SmallNetwork(sizes, Training.adam(0.01, 1), 4);
    float[][][] inputs = {{{1, 2}, {3, 4}}, {{-1, 0}, {2, -2}}};
    float[][][] labels = {{{1, 9}, {2, 8}}, {{3, 7}, {4, 6}}};
    Samples samples = Samples.numbers(inputs, labels);
    INDArray output = network.output(samples.inputs());
    double sum = 0;
    double last = 0;
    for (int n = 0; n < 2; n++) {
      for (int l = 0; l < 2; l++) {
        sum += Math.pow(output.getDouble(n, l, 0) - labels[n][0][l], 2);
        last += Math.pow(output.getDouble(n, l, 1) - labels[n][1][l], 2);
      }
    }

    assertEquals((sum + last) / 8, network.squaredError(samples), 1e-5);
    assertEquals(last / 4, network.squaredError(samples.last()), 1e-5);
  }
}
