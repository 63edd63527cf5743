package dev.unroll.layers.decoder;

import dev.unroll.layers.kernel.Floats;
import dev.unroll.layers.kernel.Product;

/** The products of some rows with a {@link StepMatrix}. For one thread. */
final class RowMatrix {
  private final StepMatrix matrix;
  private final int first;
  private final int rows;
  private final Product[] forward;
  private final Product[] backward;
  private final Floats scratch;

  /**
   * @param first place of the rows
   */
  RowMatrix(StepMatrix matrix, int first, int rows) {
    this.matrix = matrix;
    this.first = first;
    this.rows = rows;
    forward = new Product[rows + 1];
    backward = new Product[rows + 1];
    scratch = Floats.allocate((long) rows * Math.max(matrix.inputs(), matrix.columns()));
  }

  /** y = y + x W for the first {@code count} rows, x being what stands in the matrix's block. */
  void run(int t, float[] y, int count) {
    if (count == 0) {
      return;
    }
    if (forward[count] == null) {
      forward[count] = matrix.product(count);
    }
    scratch.write(0, y, count * matrix.columns());
    forward[count].run(matrix.in().address(matrix.inAt(t, first)), scratch.address(0));
    scratch.read(0, y, count * matrix.columns());
  }

  /**
   * x = δ Wᵀ for the first {@code count} rows; keeps δ for the weights' gradient.
   *
   * @param delta [rows, columns], zero for rows that do not count
   */
  void runBack(int t, float[] delta, float[] x, int count) {
    matrix.out().write(matrix.outAt(t, first), delta, rows * matrix.columns());
    if (count == 0) {
      return;
    }
    if (backward[count] == null) {
      backward[count] = matrix.productBack(count);
    }
    backward[count].run(matrix.out().address(matrix.outAt(t, first)), scratch.address(0));
    scratch.read(0, x, count * matrix.inputs());
  }

  void free() {
    for (int count = 0; count <= rows; count++) {
      if (forward[count] != null) {
        forward[count].free();
      }
      if (backward[count] != null) {
        backward[count].free();
      }
    }
    scratch.free();
  }
}
