package dev.unroll.layers.recurrent;

import dev.unroll.layers.kernel.Floats;

/**
 * Some features of a block [T, N, width]: what a cell puts out, or the gradient with respect to it.
 *
 * @param offset first feature of H
 */
record Block(Floats memory, int offset, int width, int hidden) {

  /** Writes what {@code count} places put out at this time; zeros where a row does not count. */
  void write(RowOrder order, int first, int count, int t, float[] h) {
    if (order.isPlain() && width == hidden) {
      memory.write((t * order.size() + first) * width + offset, h, count * hidden);
      return;
    }
    for (int row = 0; row < count; row++) {
      if (order.counts(first + row, t)) {
        memory.write(at(order, first + row, t), h, row * hidden, hidden);
      } else {
        memory.clear(at(order, first + row, t), hidden);
      }
    }
  }

  /** Reads what {@code count} places get at this time; zeros where a row does not count. */
  void read(RowOrder order, int first, int count, int t, float[] target) {
    if (order.isPlain() && width == hidden) {
      memory.read((t * order.size() + first) * width + offset, target, count * hidden);
      return;
    }
    for (int row = 0; row < count; row++) {
      if (order.counts(first + row, t)) {
        memory.read(at(order, first + row, t), target, row * hidden, hidden);
      } else {
        java.util.Arrays.fill(target, row * hidden, (row + 1) * hidden, 0);
      }
    }
  }

  private int at(RowOrder order, int place, int t) {
    return (t * order.size() + order.row(place)) * width + offset;
  }
}
