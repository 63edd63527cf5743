package dev.unroll.layers.crf;

import dev.unroll.core.check.Check;
import dev.unroll.layers.step.StepRows;
import dev.unroll.layers.step.StepValues;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * N sequences of scores, and where they are.
 *
 * @param rows e float or double [M, K], row after row without gaps; not copied. Rows that are no
 *     sequence's may hold anything
 * @param places [N][Tₙ] the row of each step, in order of time; no row twice. Not copied.
 */
public record ChainSteps(INDArray rows, int[][] places) {
  public ChainSteps {
    Check.require(
        rows.rank() == 2,
        "scores of steps must be [M, K], but were " + Arrays.toString(rows.shape()));
    for (int[] sequence : places) {
      for (int place : sequence) {
        Check.require(
            place >= 0 && place < rows.size(0),
            "a step must be a row of " + rows.size(0) + ", but was row " + place);
      }
    }
  }

  /**
   * Every step.
   *
   * @param emissions e [N, K, T]
   */
  public static ChainSteps of(INDArray emissions) {
    int steps = emissions.rank() == 3 ? (int) emissions.size(2) : 1;
    return of(emissions, StepValues.constant("mask", (int) emissions.size(0), steps, 1));
  }

  /**
   * The steps that a mask leaves, in any pattern.
   *
   * @param emissions e [N, K, T]
   * @param mask [N, T] of any number type, 0 hides
   * @throws IllegalArgumentException for other shapes
   */
  public static ChainSteps of(INDArray emissions, INDArray mask) {
    return of(emissions, StepValues.of("mask", mask));
  }

  private static ChainSteps of(INDArray emissions, StepValues mask) {
    Check.require(
        emissions.rank() == 3,
        "emissions must be [N, K, T], but were " + Arrays.toString(emissions.shape()));
    int rows = (int) emissions.size(0);
    int steps = (int) emissions.size(2);
    mask.requireShape(rows, steps);
    int[][] places = new int[rows][];
    Arrays.setAll(
        places,
        n ->
            IntStream.range(0, steps)
                .map(t -> t * rows + n)
                .filter(at -> mask.values()[at] != 0)
                .toArray());
    return new ChainSteps(StepRows.of(emissions), places);
  }

  /** N. */
  public int size() {
    return places.length;
  }

  /** K. */
  public int tags() {
    return (int) rows.size(1);
  }
}
