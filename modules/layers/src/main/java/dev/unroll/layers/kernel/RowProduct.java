package dev.unroll.layers.kernel;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Y = Y + X W for fixed weights W [K, B·width] and few rows, again and again, without making
 * arrays: what generating needs. Weights are copied when it is made. For one thread at a time.
 */
public sealed interface RowProduct permits LoopProduct, PackedProduct {
  /** From so many rows on a packed product is faster than loops. */
  int ROWS_TO_PACK = 4;

  /**
   * Adds the product to the blocks.
   *
   * @param x [rows, K], row after row
   * @param blocks B arrays, [rows, width] each
   */
  default void addTo(float[] x, List<float[]> blocks) {
    addTo(x, blocks, rows());
  }

  /** As {@link #addTo(float[], List)}, for the first {@code count} rows alone. */
  void addTo(float[] x, List<float[]> blocks, int count);

  /** Rows of X and Y. */
  int rows();

  /**
   * A product of weights that lie in 'f' order.
   *
   * @param weights [K, B·width] of any float type
   * @param width columns of a block
   * @param rows of X and Y
   */
  static RowProduct of(INDArray weights, int width, int rows, Team team) {
    return rows >= ROWS_TO_PACK && NativeKernels.available()
        ? new PackedProduct(weights, width, rows, team)
        : new LoopProduct(weights, width, rows, team);
  }
}
