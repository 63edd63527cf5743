package dev.unroll.layers.ctc;

import dev.unroll.core.check.Check;

/** Rows of K numbers, one after the other in an array that stays the caller's. */
public sealed interface FrameRows {
  /** K. */
  int width();

  /** Rows. */
  int size();

  /** Copies a row to the head of {@code target}. */
  void read(int row, double[] target);

  /** Copies the head of {@code source} to a row. */
  void write(int row, double[] source);

  /** Makes every number 0. */
  default void clear() {
    double[] zeros = new double[width()];
    for (int row = 0; row < size(); row++) {
      write(row, zeros);
    }
  }

  /** The rows of an array [rows, width]. */
  static FrameRows of(float[] values, int width) {
    return new OfFloat(values, width, size(values.length, width));
  }

  /** The rows of an array [rows, width]. */
  static FrameRows of(double[] values, int width) {
    return new OfDouble(values, width, size(values.length, width));
  }

  private static int size(int length, int width) {
    Check.positive("symbols", width);
    Check.require(length % width == 0, length + " numbers are no whole number of rows of " + width);
    return length / width;
  }

  /** In single precision. */
  record OfFloat(float[] values, int width, int size) implements FrameRows {
    @Override
    public void read(int row, double[] target) {
      int from = row * width;
      for (int k = 0; k < width; k++) {
        target[k] = values[from + k];
      }
    }

    @Override
    public void write(int row, double[] source) {
      int to = row * width;
      for (int k = 0; k < width; k++) {
        values[to + k] = (float) source[k];
      }
    }
  }

  /** In double precision. */
  record OfDouble(double[] values, int width, int size) implements FrameRows {
    @Override
    public void read(int row, double[] target) {
      System.arraycopy(values, row * width, target, 0, width);
    }

    @Override
    public void write(int row, double[] source) {
      System.arraycopy(source, 0, values, row * width, width);
    }
  }
}
