package dev.unroll.lectures.gradient;

import static dev.unroll.lectures.gradient.TwoWeightsTest.error;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SurfaceGridTest {
  private static final double[] PLACES = {1, 2, 3};

  @Test
  void aWallIsTheLargestStepBetweenNeighboursInEitherDirection() {
    assertEquals(0.75, wall(new double[][] {{0, 3, 4}, {0, 2, 4}, {0, 2, 4}}), 1e-12, "along b");
    assertEquals(0.75, wall(new double[][] {{0, 0, 0}, {3, 2, 2}, {4, 4, 4}}), 1e-12, "along w");
    assertEquals(0.25, wall(new double[][] {{0, 1, 2}, {1, 2, 3}, {2, 3, 4}}), 1e-12, "slope");
  }

  private static double wall(double[][] errors) {
    return new SurfaceGrid(PLACES, PLACES, errors, new double[3][3]).wall();
  }

  @Test
  void theCliffIsFoundBetweenThePointsOfAnyGrid() {
    double[] weights = {5, 6};

    double[] steep = SurfaceGrid.steepnessAt(0.245, weights);

    for (int i = 0; i < weights.length; i++) {
      assertEquals(1, steep[i] / crossing(weights[i]), 0.02, "w " + weights[i]);
    }
  }

  /** The norm where the error crosses 0.245, by steps of 1e-5 and differences in double. */
  private static double crossing(double weight) {
    double b = -5;
    while (error(weight, b) > 0.245) {
      b += 1e-5;
    }
    double byWeight = (error(weight + 1e-6, b) - error(weight - 1e-6, b)) / 2e-6;
    double byBias = (error(weight, b + 1e-6) - error(weight, b - 1e-6)) / 2e-6;
    return Math.hypot(byWeight, byBias);
  }

  @Test
  void steepnessIsTheLogarithmOfTheNorm() {
    double[][] norms = {{1, 10}, {0.01, 100}};
    SurfaceGrid grid = new SurfaceGrid(PLACES, PLACES, norms, norms);

    assertEquals(2, grid.steepness()[1][1], 1e-9);
    assertEquals(-2, grid.steepness()[1][0], 1e-9);
  }
}
