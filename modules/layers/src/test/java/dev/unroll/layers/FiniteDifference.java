package dev.unroll.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

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

  /**
   * Compares the gradient of a whole graph with a finite difference along one random direction of
   * each parameter array: for networks that are too slow for one parameter after another.
   *
   * @param graph double, moved and put back; its {@code gradient()} is what is claimed
   * @param loss L at the graph's parameters
   * @param exact tolerance, relative above 1
   */
  public static void assertDirections(ComputationGraph graph, DoubleSupplier loss, double exact) {
    Random random = new Random(9);
    Map<String, INDArray> slopes = new TreeMap<>();
    graph.gradient().gradientForVariable().forEach((name, slope) -> slopes.put(name, slope.dup()));
    assertEquals(graph.paramTable().keySet(), slopes.keySet());
    slopes.forEach(
        (name, slope) -> {
          INDArray parameter = graph.paramTable().get(name);
          INDArray kept = parameter.dup();
          INDArray direction = Nd4j.create(DataType.DOUBLE, parameter.shape());
          for (long i = 0; i < direction.length(); i++) {
            direction.putScalar(i, random.nextGaussian());
          }
          parameter.addi(direction.mul(STEP));
          double above = loss.getAsDouble();
          parameter.assign(kept).subi(direction.mul(STEP));
          double below = loss.getAsDouble();
          parameter.assign(kept);
          double numeric = (above - below) / (2 * STEP);
          double claimed =
              slope.reshape(parameter.shape()).mul(direction).sumNumber().doubleValue();
          assertEquals(numeric, claimed, exact * (1 + Math.abs(numeric)), name);
          assertTrue(Math.abs(claimed) > exact, name + " has no gradient");
        });
  }
}
