package dev.unroll.layers.frames;

import dev.unroll.layers.step.StepValues;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Masks of frames. */
final class FrameMask {
  private FrameMask() {}

  /**
   * The mask of a layer, or ones where it has none.
   *
   * @param mask [N, T], or null as Deeplearning4j says that there is none
   * @param input [N, F, T]
   * @throws IllegalArgumentException when the mask is for another shape
   */
  static StepValues of(INDArray mask, INDArray input) {
    int rows = (int) input.size(0);
    int steps = (int) input.size(2);
    if (mask == null) {
      return StepValues.constant("frame mask", rows, steps, 1);
    }
    StepValues values = StepValues.of("frame mask", mask);
    values.requireShape(rows, steps);
    return values;
  }

  /** Every {@code stride}-th column of a mask [N, T], from the first on; a copy. */
  static INDArray thinned(INDArray mask, int stride) {
    try (var outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      // It is kept by the layers above, whatever workspace is open now. ND4J refuses an interval
      // with a stride beyond its end.
      long end = mask.size(1);
      return mask.get(NDArrayIndex.all(), NDArrayIndex.interval(0, Math.min(stride, end), end))
          .dup('c');
    }
  }

  /** Puts zeros where no frame is; not by multiplication, for what is there may be NaN. */
  static void silence(INDArray rows, StepValues mask) {
    for (int row = 0; row < mask.values().length; row++) {
      if (mask.values()[row] == 0) {
        rows.getRow(row).assign(0);
      }
    }
  }
}
