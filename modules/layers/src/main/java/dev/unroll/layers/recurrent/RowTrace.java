package dev.unroll.layers.recurrent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What some rows keep of each step for the backward pass, on the heap; grows with T. */
final class RowTrace {
  private final Cell cell;
  private final int length;
  private final List<List<float[]>> lanes = new ArrayList<>();
  private final List<List<float[]>> states = new ArrayList<>();
  private final List<List<float[]>> passing = new ArrayList<>();
  private final List<float[]> initial;

  /**
   * @param length rows · H
   */
  RowTrace(Cell cell, int length) {
    this.cell = cell;
    this.length = length;
    this.initial = arrays(cell.states().size(), length);
    passing.add(arrays(cell.states().size(), length));
    passing.add(arrays(cell.states().size(), length));
  }

  static List<float[]> arrays(int count, int length) {
    List<float[]> arrays = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      arrays.add(new float[length]);
    }
    return arrays;
  }

  /** Adds each row of the first {@code length} values to a sum. */
  static void addRows(float[] values, int length, float[] sum) {
    for (int row = 0; row < length; row += sum.length) {
      for (int j = 0; j < sum.length; j++) {
        sum[j] += values[row + j];
      }
    }
  }

  /** The state before the first step. */
  List<float[]> initial() {
    return initial;
  }

  /** Whether a state after a step is kept, for the backward pass of this and of the next step. */
  private boolean keeps(int state) {
    return state > 0 || cell.backwardReadsHidden();
  }

  /** Room for the lanes of a step. */
  List<float[]> lanes(int index) {
    while (lanes.size() <= index) {
      lanes.add(arrays(cell.lanes(), length));
    }
    return lanes.get(index);
  }

  /** Room for the states after a step, where only the last two are alive at a time. */
  List<float[]> passing(int index) {
    return passing.get(index % 2);
  }

  /** Room for the states after a step; those that the backward pass does not need pass. */
  List<float[]> states(int index) {
    while (states.size() <= index) {
      List<float[]> after = new ArrayList<>(passing(states.size()));
      for (int s = 0; s < after.size(); s++) {
        if (keeps(s)) {
          after.set(s, new float[length]);
        }
      }
      states.add(after);
    }
    return states.get(index);
  }

  /** The states before a step. */
  List<float[]> before(int index) {
    return index == 0 ? initial : states(index - 1);
  }

  void clearInitial() {
    initial.forEach(state -> Arrays.fill(state, 0));
  }
}
