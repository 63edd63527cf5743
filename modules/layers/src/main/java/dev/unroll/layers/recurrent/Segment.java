package dev.unroll.layers.recurrent;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;
import static org.nd4j.linalg.indexing.NDArrayIndex.point;

import dev.unroll.core.check.Check;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What a cell is run over: inputs of N rows and T steps, which of them count, and the start. */
final class Segment {
  private final INDArray input;
  private final boolean reversed;
  private float[] mask;
  private List<INDArray> initial = List.of();
  private INDArray hiddenMask;

  /**
   * All steps, from a zero state.
   *
   * @param input [N, F, T]; changed by {@link #silencePadding} only
   * @param reversed whether the last step comes first
   */
  Segment(INDArray input, boolean reversed) {
    this.input = input;
    this.reversed = reversed;
  }

  /**
   * Only the steps that are not 0 in this mask [N, T] count; the others carry the state through.
   */
  void mask(INDArray array) {
    Check.require(
        array.length() == (long) rows() * steps() && (array.rank() != 2 || array.size(0) == rows()),
        "a mask must be [N, T] = ["
            + rows()
            + ", "
            + steps()
            + "], but was "
            + Arrays.toString(array.shape()));
    mask = array.reshape('c', rows(), steps()).dup('c').data().asFloat();
  }

  /** Starts from this state, an array [N, H] for each of the cell's. */
  void initial(List<INDArray> states, long hidden) {
    for (INDArray state : states) {
      Check.require(
          state != null && state.rank() == 2 && state.size(0) == rows() && state.size(1) == hidden,
          "the state before a segment must have an array [N, H] = ["
              + rows()
              + ", "
              + hidden
              + "] for each of the cell's, but had "
              + (state == null ? "none" : Arrays.toString(state.shape()))
              + "; clear or set the state when the number of rows changes");
    }
    initial = List.copyOf(states);
  }

  /** Multiplies the state h by this [N, H] in the products of every step (Gal, Ghahramani 2016). */
  void hiddenMask(INDArray factors) {
    hiddenMask = factors;
  }

  INDArray input() {
    return input;
  }

  int rows() {
    return (int) input.size(0);
  }

  int features() {
    return (int) input.size(1);
  }

  int steps() {
    return (int) input.size(2);
  }

  /** The time of the step that is computed after {@code index} others. */
  int time(int index) {
    return reversed ? steps() - 1 - index : index;
  }

  boolean reversed() {
    return reversed;
  }

  boolean hasMask() {
    return mask != null;
  }

  boolean counts(int row, int time) {
    return mask == null || mask[row * steps() + time] != 0;
  }

  /** Puts zeros where steps do not count; not by multiplication, for padding may be NaN. */
  void silencePadding() {
    for (int row = 0; row < rows(); row++) {
      int from = 0;
      for (int t = 0; t <= steps(); t++) {
        if (t == steps() || counts(row, t)) {
          if (t > from) {
            input.get(point(row), all(), interval(from, t)).assign(0);
          }
          from = t + 1;
        }
      }
    }
  }

  List<INDArray> initial() {
    return initial;
  }

  boolean hasHiddenMask() {
    return hiddenMask != null;
  }

  INDArray hiddenMask() {
    return hiddenMask;
  }
}
