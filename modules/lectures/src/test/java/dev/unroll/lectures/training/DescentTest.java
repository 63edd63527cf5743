package dev.unroll.lectures.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.training.gradient.Optimiser;
import dev.unroll.training.gradient.Optimiser.Kind;
import org.junit.jupiter.api.Test;

/** Two steps from 1 and 2, with gradients 3 and −4 first and 1 and 2 afterwards, by hand. */
class DescentTest {
  private static final double RATE = 0.1;

  @Test
  void plainDescentSubtractsTheGradient() {
    expect(Kind.SGD, 1 - 0.1 * 3 - 0.1 * 1, 2 + 0.1 * 4 - 0.1 * 2);
  }

  @Test
  void adagradDividesByTheRootOfTheSum() {
    expect(
        Kind.ADAGRAD, 1 - 0.1 - 0.1 * 1 / Math.sqrt(9 + 1), 2 + 0.1 - 0.1 * 2 / Math.sqrt(16 + 4));
  }

  @Test
  void adamDividesTheMeanByTheRootOfTheMeanSquare() {
    expect(Kind.ADAM, 1 - 0.1 - 0.1 * adam(3, 1), 2 + 0.1 - 0.1 * adam(-4, 2));
  }

  /** Second step for two gradients, with decays 0.9 and 0.999. */
  private static double adam(double first, double second) {
    double mean = (0.9 * 0.1 * first + 0.1 * second) / (1 - 0.81);
    double square = (0.999 * 0.001 * first * first + 0.001 * second * second) / (1 - 0.999 * 0.999);
    return mean / Math.sqrt(square);
  }

  private static void expect(Kind kind, double first, double second) {
    double[] a = {1};
    double[] b = {2};
    Descent descent = new Descent(new Optimiser(kind, 0, 0), RATE, 2);

    descent.step(new double[] {3}, new double[] {-4}, a, b);
    descent.step(new double[] {1}, new double[] {2}, a, b);

    assertEquals(first, a[0], 1e-5);
    assertEquals(second, b[0], 1e-5);
  }
}
