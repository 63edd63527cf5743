package dev.unroll.autoencoder.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.unroll.core.random.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class LinearAlgebraTest {
  /** The second difference of n points, whose eigenvalues are 2 − 2 cos(iπ / (n + 1)). */
  private static SparseSymmetric secondDifference(int n) {
    int[] starts = new int[n + 1];
    int[] columns = new int[3 * n - 2];
    float[] values = new float[3 * n - 2];
    int at = 0;
    for (int row = 0; row < n; row++) {
      for (int column = Math.max(0, row - 1); column <= Math.min(n - 1, row + 1); column++) {
        columns[at] = column;
        values[at++] = row == column ? 2 : -1;
      }
      starts[row + 1] = at;
    }
    return new SparseSymmetric(starts, columns, values);
  }

  @Test
  void leastSquaresFindsTheLineOfTextbooks() {
    // y = a x + b through (1, 2), (2, 3), (3, 5), (4, 4): a = 0.8, b = 1.5.
    float[][] x = {{1, 1}, {2, 1}, {3, 1}, {4, 1}};
    float[][] y = {{2}, {3}, {5}, {4}};
    INDArray map = LeastSquares.fit(x, y, 1e-12);
    assertArrayEquals(new long[] {2, 1}, map.shape());
    assertEquals(0.8, map.getDouble(0, 0), 1e-6);
    assertEquals(1.5, map.getDouble(1, 0), 1e-6);
  }

  @Test
  void largestEigenvaluesOfTheSecondDifferenceAreFound() {
    int n = 20;
    LeadingEigenvectors found =
        LeadingEigenvectors.of(secondDifference(n), 3, RandomStream.named(1, "eigen"));
    for (int i = 0; i < 3; i++) {
      double angle = (n - i) * Math.PI / (n + 1);
      assertEquals(2 - 2 * Math.cos(angle), found.values()[i], 1e-9);
    }
    INDArray vectors = found.vectors();
    double[][] products = vectors.transpose().mmul(vectors).toDoubleMatrix();
    for (int i = 0; i < 3; i++) {
      double[] unit = new double[3];
      unit[i] = 1;
      assertArrayEquals(unit, products[i], 1e-9);
    }
  }

  @Test
  void negativeEigenvaluesCountByTheirSize() {
    // A diagonal matrix with the numbers 1, −0.8, 0.64, ..., of which a small share is sought.
    int n = 200;
    int[] starts = new int[n + 1];
    Arrays.setAll(starts, i -> i);
    int[] columns = new int[n];
    Arrays.setAll(columns, i -> i);
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = (float) Math.pow(-0.8, i);
    }
    SparseSymmetric diagonal = new SparseSymmetric(starts, columns, values);
    LeadingEigenvectors found = LeadingEigenvectors.of(diagonal, 5, RandomStream.named(2, "eigen"));
    for (int i = 0; i < 5; i++) {
      assertEquals(values[i], found.values()[i], 1e-9);
      assertEquals(1, Math.abs(found.vectors().getDouble(i, i)), 1e-6);
    }
  }

  @Test
  void moreEigenvectorsThanRowsAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> LeadingEigenvectors.of(secondDifference(4), 5, RandomStream.named(1, "eigen")));
  }
}
