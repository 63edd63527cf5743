package dev.unroll.layers.recurrent;

import dev.unroll.layers.kernel.NativeKernels;
import dev.unroll.layers.kernel.Team;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Runs a cell over a segment and back: the products, time, and masks. A masked step leaves the
 * state as it was, puts out zeros, and has no gradient.
 */
interface Recurrence {
  /** The fast way where it is possible, else the plain one. */
  static Recurrence of(Recurrent layer, DataType type) {
    return type == DataType.FLOAT && !layer.layerNormalisation() && NativeKernels.available()
        ? new FastRecurrence(layer.cell(), Team.shared())
        : new ReferenceRecurrence(layer.cell());
  }

  /**
   * The outputs of all steps.
   *
   * @param output [N, ≥ offset + H, T]; features from {@code offset} on are written
   * @param keep whether {@link #backward} will follow
   * @return the state after the last step, new arrays [N, H] outside workspaces
   */
  List<INDArray> forward(
      Segment segment, Weights weights, INDArray output, int offset, boolean keep);

  /**
   * Gradients of the segment that {@link #forward} kept.
   *
   * @param upstream what is known from above
   * @param gradients overwritten
   * @param inputGradient [N, F, T]; overwritten, or added to if {@code add}
   * @return gradients with respect to the state before the first step, new arrays [N, H]
   */
  List<INDArray> backward(
      Upstream upstream, Weights gradients, INDArray inputGradient, boolean add);

  /**
   * Gradients from above.
   *
   * @param output [N, ≥ offset + H, T], with respect to the outputs
   * @param offset of the first feature
   * @param states with respect to the state after the last step, [N, H] each; empty for zeros
   * @param steps how many of the last steps the gradient goes back through; more than T means all
   */
  record Upstream(INDArray output, int offset, List<INDArray> states, int steps) {
    int first(int length) {
      return Math.max(0, length - steps);
    }
  }
}
