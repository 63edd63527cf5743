package dev.unroll.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.DoubleSupplier;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The independent oracle of gradients: (L(θ + δ) − L(θ − δ)) / 2δ, one parameter after another. */
public final class FiniteDifference {
  private static final double STEP = 1e-6;

  private FiniteDifference() {}

  /**
   * Compares a gradient with its finite differences.
   *
   * @param parameters double, moved and put back
   * @param gradient what is claimed, in the order of the parameters
   * @param loss L at what is in {@code parameters}
   * @param exact tolerance, relative above 1
   */
  public static void assertGradient(
      INDArray parameters, INDArray gradient, DoubleSupplier loss, double exact) {
    for (int i = 0; i < parameters.length(); i++) {
      double kept = parameters.getDouble(i);
      parameters.putScalar(i, kept + STEP);
      double above = loss.getAsDouble();
      parameters.putScalar(i, kept - STEP);
      double below = loss.getAsDouble();
      parameters.putScalar(i, kept);
      double numeric = (above - below) / (2 * STEP);
      double tolerance = exact * (1 + Math.abs(numeric));
      assertEquals(numeric, gradient.getDouble(i), tolerance, "parameter " + i);
    }
  }
}
