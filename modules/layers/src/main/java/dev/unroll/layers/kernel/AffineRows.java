package dev.unroll.layers.kernel;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * y_r = A x_r + b for every row of a matrix, and the gradients of it. Arrays are row-major, without
 * gaps, and the caller's; one call at a time.
 */
public sealed interface AffineRows permits FastAffineRows, PlainAffineRows {
  /** The fastest for a type on this machine. */
  static AffineRows of(DataType type) {
    return type == DataType.FLOAT && NativeKernels.available()
        ? new FastAffineRows(Team.shared())
        : new PlainAffineRows();
  }

  /**
   * What the rows are multiplied with, or its gradient.
   *
   * @param table A [M, K]
   * @param bias b, M values
   */
  record Weights(INDArray table, INDArray bias) {
    int outputs() {
      return (int) table.size(0);
    }

    int inputs() {
      return (int) table.size(1);
    }
  }

  /**
   * Computes y.
   *
   * @param x [R, K]
   * @param y [R, M], replaced
   */
  void forward(INDArray x, Weights weights, INDArray y);

  /**
   * Computes ∂L/∂x.
   *
   * @param dy ∂L/∂y [R, M]
   * @param dx [R, K], replaced
   */
  void input(INDArray dy, Weights weights, INDArray dx);

  /**
   * Computes ∂L/∂A and ∂L/∂b.
   *
   * @param dy ∂L/∂y [R, M]
   * @param x [R, K]
   * @param gradient replaced
   */
  void weights(INDArray dy, INDArray x, Weights gradient);
}
