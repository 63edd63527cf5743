package dev.unroll.layers.recurrent;

import java.util.Arrays;
import java.util.List;

/** What happens to those of some rows that a mask leaves out of a step: nothing. */
final class WaitingRows {
  private final int first;
  private final int rows;
  private final int hidden;
  private final List<float[]> aside;

  /**
   * @param first place of the rows
   */
  WaitingRows(int states, int first, int rows, int hidden) {
    this.first = first;
    this.rows = rows;
    this.hidden = hidden;
    this.aside = RowTrace.arrays(states, rows * hidden);
  }

  /** They keep their state; of places from {@code count} on nothing was computed. */
  void keep(RowOrder order, int t, int count, List<float[]> before, List<float[]> after) {
    for (int row = 0; !order.isPlain() && row < rows; row++) {
      if (row >= count || !order.counts(first + row, t)) {
        for (int s = 0; s < after.size(); s++) {
          System.arraycopy(before.get(s), row * hidden, after.get(s), row * hidden, hidden);
        }
      }
    }
  }

  /** Their gradients become 0 while the step is taken back, so that it gives them none. */
  void setAside(RowOrder order, int t, int count, List<float[]> gradients) {
    for (int row = 0; !order.isPlain() && row < count; row++) {
      if (!order.counts(first + row, t)) {
        int at = row * hidden;
        for (int s = 0; s < gradients.size(); s++) {
          System.arraycopy(gradients.get(s), at, aside.get(s), at, hidden);
          Arrays.fill(gradients.get(s), at, at + hidden, 0);
        }
      }
    }
  }

  /** And are what they were afterwards. */
  void putBack(RowOrder order, int t, int count, List<float[]> gradients) {
    for (int row = 0; !order.isPlain() && row < count; row++) {
      if (!order.counts(first + row, t)) {
        int at = row * hidden;
        for (int s = 0; s < gradients.size(); s++) {
          System.arraycopy(aside.get(s), at, gradients.get(s), at, hidden);
        }
      }
    }
  }
}
