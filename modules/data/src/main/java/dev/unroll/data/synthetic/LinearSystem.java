package dev.unroll.data.synthetic;

/**
 * Systems (I − M) X = B with M ≥ 0, as the means of a branching process solve them.
 *
 * <p>Gaussian elimination in the given order, without exchange of rows: where the spectral radius
 * of M is below 1 every pivot is positive (Fiedler and Pták 1962, "On matrices with non-positive
 * off-diagonal elements and positive principal minors"). An unknown then also never touches those
 * that do not depend on it, so where M has no such bound only the unknowns concerned come out
 * negative or not finite.
 */
final class LinearSystem {
  private LinearSystem() {}

  /**
   * Solves the system in O(n³).
   *
   * @param augmented rows [n][n + m] of I − M beside B; overwritten
   * @return X, [n][m]
   */
  static double[][] solve(double[][] augmented) {
    int n = augmented.length;
    for (int column = 0; column < n; column++) {
      for (int row = column + 1; row < n; row++) {
        subtract(augmented[row], augmented[column], column);
      }
    }
    double[][] solution = new double[n][];
    for (int row = n - 1; row >= 0; row--) {
      solution[row] = substitute(augmented[row], row, solution);
    }
    return solution;
  }

  /** Takes the multiple of {@code pivot} from {@code row} that leaves 0 in {@code column}. */
  private static void subtract(double[] row, double[] pivot, int column) {
    if (row[column] != 0) {
      double factor = row[column] / pivot[column];
      for (int i = column; i < row.length; i++) {
        row[i] -= factor * pivot[i];
      }
    }
  }

  /** The unknowns of {@code row}, from those of all later rows. */
  private static double[] substitute(double[] equation, int row, double[][] solution) {
    int n = solution.length;
    double[] unknowns = new double[equation.length - n];
    for (int side = 0; side < unknowns.length; side++) {
      double rest = equation[n + side];
      for (int column = row + 1; column < n; column++) {
        if (equation[column] != 0) {
          rest -= equation[column] * solution[column][side];
        }
      }
      unknowns[side] = rest / equation[row];
    }
    return unknowns;
  }
}
