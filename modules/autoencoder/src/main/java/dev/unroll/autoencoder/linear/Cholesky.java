package dev.unroll.autoencoder.linear;

import dev.unroll.core.check.Check;

/**
 * A = L Lᵀ for a symmetric positive definite A (Golub and Van Loan 2013, algorithm 4.2.1, row after
 * row). Immutable, thread-safe.
 */
public final class Cholesky {
  private final double[][] lower;

  private Cholesky(double[][] lower) {
    this.lower = lower;
  }

  /**
   * Factorises a matrix.
   *
   * @param matrix [n, n], symmetric, of which only the lower half is read; not changed
   * @throws IllegalArgumentException when it is not positive definite, naming the row
   */
  public static Cholesky of(double[][] matrix) {
    int n = matrix.length;
    double[][] lower = new double[n][];
    for (int i = 0; i < n; i++) {
      lower[i] = new double[i + 1];
      for (int j = 0; j < i; j++) {
        lower[i][j] = (matrix[i][j] - dot(lower[i], lower[j], j)) / lower[j][j];
      }
      double rest = matrix[i][i] - dot(lower[i], lower[i], i);
      Check.require(
          rest > 0 && Double.isFinite(rest),
          "the matrix must be positive definite, but row "
              + i
              + " of "
              + n
              + " depends on those before; add a ridge to the diagonal");
      lower[i][i] = Math.sqrt(rest);
    }
    return new Cholesky(lower);
  }

  /**
   * x with A x = b.
   *
   * @param b n numbers; not changed
   */
  public double[] solve(double[] b) {
    Check.require(
        b.length == lower.length,
        "the right side must have " + lower.length + " numbers, but has " + b.length);
    double[] x = forward(b);
    for (int i = x.length - 1; i >= 0; i--) {
      x[i] /= lower[i][i];
      for (int j = 0; j < i; j++) {
        x[j] -= lower[i][j] * x[i];
      }
    }
    return x;
  }

  /** L⁻¹, [n, n], lower triangular. */
  public double[][] inverseLower() {
    int n = lower.length;
    double[][] inverse = new double[n][n];
    for (int column = 0; column < n; column++) {
      double[] unit = new double[n];
      unit[column] = 1;
      double[] x = forward(unit);
      for (int row = column; row < n; row++) {
        inverse[row][column] = x[row];
      }
    }
    return inverse;
  }

  /** y with L y = b. */
  private double[] forward(double[] b) {
    double[] y = b.clone();
    for (int i = 0; i < y.length; i++) {
      y[i] = (y[i] - dot(lower[i], y, i)) / lower[i][i];
    }
    return y;
  }

  private static double dot(double[] a, double[] b, int length) {
    double sum = 0;
    for (int i = 0; i < length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
