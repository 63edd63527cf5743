package dev.unroll.layers.step;

import dev.unroll.core.check.Check;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One number for each row and step.
 *
 * @param name what the numbers are, for messages
 * @param rows N
 * @param steps T
 * @param values N · T of them; the one of row n and step t is at t · N + n, as in activations that
 *     lie as [T, N, F]. Not copied.
 */
public record StepValues(String name, int rows, int steps, double[] values) {
  public StepValues {
    Check.require(
        values.length == rows * steps,
        name + " must have " + rows * steps + " values, but has " + values.length);
  }

  /**
   * Reads an array of any type and order.
   *
   * @param array [N, 1, T], [N, T], or [N] for one step
   * @throws IllegalArgumentException for another shape
   */
  public static StepValues of(String name, INDArray array) {
    int rank = array.rank();
    Check.require(
        rank == 1 || rank == 2 || (rank == 3 && array.size(1) == 1),
        name + " must be [N, 1, T], [N, T] or [N], but was " + Arrays.toString(array.shape()));
    int rows = (int) array.size(0);
    int steps = rank == 1 ? 1 : (int) array.size(rank - 1);
    INDArray byStep =
        switch (rank) {
          case 1 -> array;
          case 2 -> array.permute(1, 0);
          default -> array.permute(2, 0, 1);
        };
    return new StepValues(name, rows, steps, byStep.dup('c').data().asDouble());
  }

  /** The same number everywhere, such as 1 for a mask that hides nothing. */
  public static StepValues constant(String name, int rows, int steps, double value) {
    double[] values = new double[rows * steps];
    Arrays.fill(values, value);
    return new StepValues(name, rows, steps, values);
  }

  /**
   * These numbers as ids.
   *
   * @param size how many ids there are
   * @param mask 0 where an id does not count; it may be anything there, NaN too
   * @return the ids in the order of {@link #values}, −1 where the mask is 0
   * @throws IllegalArgumentException naming row, step and value, when an id that counts is no whole
   *     number in [0, {@code size}), or when the mask is for another shape
   */
  public int[] ids(int size, StepValues mask) {
    mask.requireShape(rows, steps);
    int[] ids = new int[values.length];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = mask.values[i] == 0 ? -1 : id(i, size);
    }
    return ids;
  }

  private int id(int at, int size) {
    double value = values[at];
    int id = (int) value;
    if (id == value && id >= 0 && id < size) {
      return id;
    }
    String shown = value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    throw new IllegalArgumentException(
        name
            + " of row "
            + at % rows
            + ", step "
            + at / rows
            + " must be a whole number in [0, "
            + size
            + "), but was "
            + shown);
  }

  /**
   * Requires a shape.
   *
   * @throws IllegalArgumentException when these are not {@code rows} × {@code steps} numbers
   */
  public void requireShape(int rows, int steps) {
    Check.require(
        this.rows == rows && this.steps == steps,
        name
            + " must be for "
            + rows
            + " rows of "
            + steps
            + " steps, but was for "
            + this.rows
            + " rows of "
            + this.steps
            + " steps");
  }
}
