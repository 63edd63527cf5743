package dev.unroll.lectures.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.random.RandomStream;
import org.junit.jupiter.api.Test;

class RandomMatrixTest {
  @Test
  void rowsOfAnOrthogonalMatrixAreOrthonormal() {
    double[][] matrix = RandomMatrix.orthogonal(7, RandomStream.named(1, "matrix"));

    for (int i = 0; i < 7; i++) {
      for (int j = 0; j < 7; j++) {
        double product = 0;
        for (int k = 0; k < 7; k++) {
          product += matrix[i][k] * matrix[j][k];
        }
        assertEquals(i == j ? 1 : 0, product, 1e-12);
      }
    }
  }

  @Test
  void singularValueAndRadiusOfAShearAreThoseOfTheBooks() {
    double[][] shear = {{1, 1}, {0, 1}};

    assertEquals((1 + Math.sqrt(5)) / 2, RandomMatrix.largestSingularValue(shear), 1e-12);
    assertEquals(1, RandomMatrix.spectralRadius(shear), 1e-6);
  }

  @Test
  void radiusOfARotationIsItsFactor() {
    assertEquals(3, RandomMatrix.spectralRadius(new double[][] {{0, -3}, {3, 0}}), 1e-9);
  }

  @Test
  void gaussianEntriesHaveTheirVariance() {
    double[][] matrix = RandomMatrix.gaussian(100, 4, RandomStream.named(2, "matrix"));
    double squares = 0;
    for (double[] row : matrix) {
      for (double entry : row) {
        squares += entry * entry;
      }
    }

    double variance = squares / 10_000;
    assertTrue(variance > 3.7 && variance < 4.3, "variance " + variance);
  }
}
