package dev.unroll.layers.output;

import dev.unroll.layers.kernel.Matrix;
import dev.unroll.layers.kernel.Product;
import dev.unroll.layers.kernel.RowSoftmax;
import java.util.HashMap;
import java.util.Map;

/** What one part of a pass computes with, kept by shape; the pass uses each from one thread. */
final class RowProducts {
  /** More shapes than this mean that sizes change all the time; then old ones are let go. */
  private static final int MOST = 64;

  private final Map<Shape, Product> products = new HashMap<>();
  private final Map<Matrix, RowSoftmax> softmaxes = new HashMap<>();
  private float[] row = new float[0];

  private record Shape(Matrix a, Matrix b, Matrix c, boolean accumulate) {}

  Product product(Matrix a, Matrix b, Matrix c, boolean accumulate) {
    if (products.size() > MOST) {
      products.clear();
    }
    return products.computeIfAbsent(
        new Shape(a, b, c, accumulate), shape -> Product.of(a, b, c, accumulate));
  }

  /** Softmax of {@code rows} rows from {@code first} on, {@code stride} floats apart. */
  void softmax(int rows, int columns, int stride, Address first) {
    if (softmaxes.size() > MOST) {
      softmaxes.clear();
    }
    int together = stride == columns ? rows : 1;
    RowSoftmax softmax =
        softmaxes.computeIfAbsent(
            Matrix.of(together, columns), shape -> new RowSoftmax(together, columns));
    for (int row = 0; row < rows; row += together) {
      softmax.run(first.of(row * stride));
    }
  }

  /** Where floats lie, by their distance from a first one. */
  interface Address {
    long of(int distance);
  }

  /** An array of at least {@code length} elements that holds nothing of value. */
  float[] row(int length) {
    if (row.length < length) {
      row = new float[length];
    }
    return row;
  }
}
