package dev.unroll.layers.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogSumsTest {
  private static final int COUNT = 1000;

  private final Random random = new Random(2);
  private final double[] gate = new double[COUNT];
  private final double[] most = new double[COUNT];
  private final double[] target = new double[COUNT];

  @Test
  void sumIsTheLogarithmOfTheSumOfExponentials() {
    double[] a = uniform(-700, 0);
    double[] b = uniform(-700, 0);
    double[] c = uniform(-30, 0);
    for (int i = 0; i < COUNT; i += 2) {
      a[i] = c[i] + random.nextGaussian();
      b[i] = c[i] - 40 * random.nextDouble();
      gate[i] = i % 4 == 0 ? LogSums.NONE : 0;
    }
    LogSums.sum(a, b, c, gate, most, target, COUNT);
    for (int i = 0; i < COUNT; i++) {
      double third = gate[i] == 0 ? Math.exp(c[i]) : 0;
      double expected = Math.log(Math.exp(a[i]) + Math.exp(b[i]) + third);
      assertEquals(expected, target[i], 1e-11 * (1 + Math.abs(expected)));
    }
  }

  @Test
  void whatCannotBeStaysSo() {
    double[] none = new double[COUNT];
    Arrays.fill(none, LogSums.NONE);
    LogSums.sum(none, none, none, none, most, target, COUNT);
    for (double value : target) {
      assertTrue(value <= LogSums.NONE / 2, "was " + value);
    }
  }

  @Test
  void productIsTheExponentialOfTheSum() {
    double[] a = uniform(-30, 0);
    double[] b = uniform(-30, 0);
    LogSums.product(a, b, -5, target, COUNT);
    for (int i = 0; i < COUNT; i++) {
      double expected = Math.min(1, Math.exp(a[i] + b[i] + 5));
      assertEquals(expected, target[i], 1e-7 * expected + 1e-26);
    }
  }

  @Test
  void logSoftmaxIsTheLogitLessTheLogarithmOfTheSum() {
    double[] z = uniform(-40, 40);
    double[] logs = z.clone();
    LogSums.logSoftmax(logs, target, COUNT);
    double sum = 0;
    for (double one : z) {
      sum += Math.exp(one);
    }
    for (int i = 0; i < COUNT; i++) {
      double expected = z[i] - Math.log(sum);
      assertEquals(expected, logs[i], 1e-12 * (1 + Math.abs(expected)));
      assertEquals(Math.exp(expected), target[i], 1e-7 * Math.exp(expected) + 1e-26);
    }
  }

  private double[] uniform(double low, double high) {
    return random.doubles(COUNT, low, high).toArray();
  }
}
