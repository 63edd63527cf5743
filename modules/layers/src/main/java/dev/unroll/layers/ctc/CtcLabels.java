package dev.unroll.layers.ctc;

import dev.unroll.core.check.Check;
import dev.unroll.layers.step.StepValues;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Labels of utterances out of a padded array. */
final class CtcLabels {
  private static final double NONE = -1;

  private CtcLabels() {}

  /**
   * Reads labels; −1 or blanks at the end of a row are padding, and so is what the mask hides.
   *
   * @param where to name in messages
   * @param array [N, L] or [N, 1, L] of any number type
   * @param mask [N, L] of the same shape, 0 for padding
   * @return [N][Lₙ]
   * @throws IllegalArgumentException naming row, place and value of what is no label, or for
   *     another shape
   */
  static int[][] of(String where, INDArray array, StepValues mask, int symbols, int blank) {
    StepValues values = StepValues.of(where + ": label", array);
    mask.requireShape(values.rows(), values.steps());
    int[][] labels = new int[values.rows()][];
    for (int row = 0; row < labels.length; row++) {
      int[] places = counted(values, mask, row, blank);
      labels[row] = new int[places.length];
      for (int i = 0; i < places.length; i++) {
        double value = values.values()[places[i] * labels.length + row];
        int label = (int) value;
        Check.require(
            label == value && label >= 0 && label < symbols && label != blank,
            values.name()
                + " of row "
                + row
                + ", place "
                + places[i]
                + " must be a whole number in [0, "
                + symbols
                + ") and not the blank "
                + blank
                + ", but was "
                + value);
        labels[row][i] = label;
      }
    }
    return labels;
  }

  /** Places of a row that hold labels. */
  private static int[] counted(StepValues values, StepValues mask, int row, int blank) {
    int[] places = new int[values.steps()];
    int count = 0;
    int end = 0;
    for (int place = 0; place < values.steps(); place++) {
      int at = place * values.rows() + row;
      if (mask.values()[at] != 0) {
        places[count++] = place;
        double value = values.values()[at];
        end = value == NONE || value == blank ? end : count;
      }
    }
    return Arrays.copyOf(places, end);
  }
}
