package dev.unroll.layers.kernel;

import dev.unroll.core.check.Check;

/**
 * How a matrix lies in memory: element (r, c) is {@code r * rowStride + c * columnStride} floats
 * after the first.
 */
public record Matrix(int rows, int columns, int rowStride, int columnStride) {
  public Matrix {
    Check.positive("rows", rows);
    Check.positive("columns", columns);
  }

  /** Row after row without gaps. */
  public static Matrix of(int rows, int columns) {
    return new Matrix(rows, columns, columns, 1);
  }

  /** Row after row, {@code stride} floats from one to the next. */
  public static Matrix of(int rows, int columns, int stride) {
    return new Matrix(rows, columns, stride, 1);
  }

  /** The same memory read as the transpose. */
  public Matrix transposed() {
    return new Matrix(columns, rows, columnStride, rowStride);
  }
}
