package dev.unroll.autoencoder.linear;

import dev.unroll.core.check.Check;

/**
 * A symmetric matrix of which few numbers are not 0: every number stands at both its places, row
 * after row.
 *
 * @param starts n + 1 numbers: row i is at [starts[i], starts[i + 1]) of the others
 * @param columns in each row
 * @param values beside {@code columns}
 */
public record SparseSymmetric(int[] starts, int[] columns, float[] values) {
  public SparseSymmetric {
    Check.require(
        starts.length > 0
            && starts[starts.length - 1] == columns.length
            && columns.length == values.length,
        "a sparse matrix needs as many columns as values, and row starts that end there");
  }

  /** n, of rows and of columns. */
  public int size() {
    return starts.length - 1;
  }

  /**
   * The product with a dense matrix.
   *
   * @param dense [n, k]; not changed
   * @return [n, k]
   */
  public double[][] times(double[][] dense) {
    Check.require(dense.length == size(), "rows must be " + size() + ", but are " + dense.length);
    double[][] product = new double[size()][dense[0].length];
    for (int row = 0; row < size(); row++) {
      double[] sum = product[row];
      for (int at = starts[row]; at < starts[row + 1]; at++) {
        double[] other = dense[columns[at]];
        double value = values[at];
        for (int i = 0; i < sum.length; i++) {
          sum[i] += value * other[i];
        }
      }
    }
    return product;
  }
}
