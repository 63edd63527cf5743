package dev.unroll.layers.recurrent;

import dev.unroll.layers.kernel.Matrix;
import dev.unroll.layers.kernel.Product;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * dWᵀ = δᵀ x over many rows, for some columns of W, in pieces of a bounded number of rows, so that
 * segments of any length need few different products.
 */
public final class WeightGradient {
  private static final int PIECE = 2048;
  private static final int KEPT = 32;

  private final int columns;
  private final int width;
  private final int deltaStride;
  private final int piece;
  private final Map<Key, Product> products =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Product> eldest) {
          if (size() > KEPT) {
            eldest.getValue().free();
            return true;
          }
          return false;
        }
      };

  private record Key(int rows, boolean accumulate) {}

  /**
   * @param columns of W, that is of δ, that this one computes
   * @param width F, or H for U
   * @param deltaStride floats from one row of δ to the next
   * @param rowsPerStep N; pieces hold whole steps
   */
  public WeightGradient(int columns, int width, int deltaStride, int rowsPerStep) {
    this.columns = columns;
    this.width = width;
    this.deltaStride = deltaStride;
    this.piece = Math.max(1, PIECE / rowsPerStep) * rowsPerStep;
  }

  /** Replaces [columns, width] at {@code result} by the product over {@code rows} rows. */
  public void compute(long delta, long input, long result, int rows) {
    if (columns == 0) {
      return; // more threads than columns
    }
    for (int done = 0; done < rows; done += piece) {
      Product product =
          products.computeIfAbsent(new Key(Math.min(piece, rows - done), done > 0), this::product);
      product.run(
          delta + (long) Float.BYTES * done * deltaStride,
          input + (long) Float.BYTES * done * width,
          result);
    }
  }

  /** Gives its memory back now. */
  public void free() {
    products.values().forEach(Product::free);
  }

  private Product product(Key key) {
    Matrix delta = Matrix.of(key.rows, columns, deltaStride);
    Matrix input = Matrix.of(key.rows, width);
    Matrix result = Matrix.of(columns, width);
    return Product.of(delta.transposed(), input, result, key.accumulate);
  }
}
