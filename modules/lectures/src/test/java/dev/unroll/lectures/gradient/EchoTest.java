package dev.unroll.lectures.gradient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.random.RandomStream;
import dev.unroll.layers.recurrent.Elman.Curve;
import dev.unroll.lectures.network.RandomMatrix;
import org.junit.jupiter.api.Test;

class EchoTest {
  private static final double[][] TURN =
      RandomMatrix.orthogonal(16, RandomStream.named(3, "orthogonal"));

  @Test
  void throughLinearUnitsAnOrthogonalMatrixTimesAScaleMultipliesByIt() {
    for (double scale : new double[] {0.5, 1, 1.25}) {
      Echo echo = echo(Curve.IDENTITY, scale);

      for (int k = 0; k < 20; k++) {
        assertEquals(1, echo.gradientAt(k) / Math.pow(scale, k), 1e-4, "back " + k);
        assertEquals(1, echo.size()[k] / Math.pow(scale, k), 1e-4, "on " + k);
      }
      assertEquals(1, echo.growth() / Math.pow(scale, 19), 1e-4);
    }
  }

  @Test
  void theGradientThroughTanhIsNeverAboveThePowerOfTheSingularValue() {
    for (double scale : new double[] {0.5, 0.8, 1, 1.6}) {
      Echo echo = echo(Curve.TANH, scale);

      for (int k = 1; k < 20; k++) {
        assertTrue(echo.gradientAt(k) <= 1.001 * Math.pow(scale, k), scale + " at " + k);
      }
      assertTrue(echo.most() <= 1, "bounded");
    }
  }

  private static Echo echo(Curve curve, double scale) {
    return Echo.of(curve, RandomMatrix.times(scale, TURN), 20, RandomStream.named(3, "input"));
  }
}
