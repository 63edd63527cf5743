package dev.unroll.autoencoder.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LbfgsTest {
  /** Rosenbrock 1960, whose valley bends; the minimum is at (1, 1). */
  private static double rosenbrock(double[] at, double[] gradient) {
    double a = 1 - at[0];
    double b = at[1] - at[0] * at[0];
    gradient[0] = -2 * a - 400 * at[0] * b;
    gradient[1] = 200 * b;
    return a * a + 100 * b * b;
  }

  @Test
  void rosenbrocksValleyIsFollowedToItsEnd() {
    int[] calls = {0};
    double[] found =
        new Lbfgs(200, 1e-9, 0)
            .minimise(
                (at, gradient) -> {
                  calls[0]++;
                  return rosenbrock(at, gradient);
                },
                new double[] {-1.2, 1});
    assertArrayEquals(new double[] {1, 1}, found, 1e-7);
    assertTrue(calls[0] < 100, "evaluations " + calls[0]);
  }

  @Test
  void minimumOfASkewedQuadraticIsExact() {
    // ½ Σ c_i (x_i − i)² over two orders of magnitude.
    int n = 30;
    double[] found =
        new Lbfgs(500, 1e-8, 0)
            .minimise(
                (at, gradient) -> {
                  double value = 0;
                  for (int i = 0; i < n; i++) {
                    double c = Math.pow(10, 2.0 * i / n);
                    gradient[i] = c * (at[i] - i);
                    value += 0.5 * c * (at[i] - i) * (at[i] - i);
                  }
                  return value;
                },
                new double[n]);
    for (int i = 0; i < n; i++) {
      assertEquals(i, found[i], 1e-7);
    }
  }

  @Test
  void stepsOutsideTheDomainAreShortened() {
    // x − ln x is finite only for x > 0; its minimum is at 1.
    double[] found =
        new Lbfgs(100, 1e-10, 0)
            .minimise(
                (at, gradient) -> {
                  gradient[0] = 1 - 1 / at[0];
                  return at[0] > 0 ? at[0] - Math.log(at[0]) : Double.NaN;
                },
                new double[] {30});
    assertEquals(1, found[0], 1e-8);
  }

  @Test
  void startThatIsNotFiniteIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Lbfgs(10, 1e-6, 0).minimise((at, gradient) -> Double.NaN, new double[1]));
  }
}
