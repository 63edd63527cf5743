package dev.unroll.core.decoding;

import dev.unroll.core.check.Check;
import java.util.Arrays;

/**
 * How much each step of a decoder looked at each position of its source: float [T, S], all in [0,
 * 1], usually of sum 1 over S. Immutable; equal when all weights are.
 */
public final class AttentionMatrix {
  /** A softmax in float may round 1 to slightly more. */
  private static final float ROUNDING = 1e-3f;

  private static final AttentionMatrix NONE = new AttentionMatrix(new float[0][]);

  private final float[][] weights;

  private AttentionMatrix(float[][] weights) {
    this.weights = weights;
  }

  /** Of a network without attention, or of no step at all. */
  public static AttentionMatrix none() {
    return NONE;
  }

  /**
   * A copy of weights.
   *
   * @param weights float [T][S]
   * @throws IllegalArgumentException when rows differ in length or a weight is not in [0, 1]
   */
  public static AttentionMatrix of(float[][] weights) {
    float[][] copy = new float[weights.length][];
    for (int step = 0; step < weights.length; step++) {
      copy[step] = weights[step].clone();
      check(copy[step], copy[0].length, "step " + step);
    }
    return sharing(copy);
  }

  /** Takes the rows, already checked, over. */
  static AttentionMatrix sharing(float[][] rows) {
    return rows.length == 0 || rows[0].length == 0 ? NONE : new AttentionMatrix(rows);
  }

  /** Requires {@code expected} weights, at least one, each in [0, 1]. */
  static void check(float[] weights, int expected, String where) {
    Check.require(
        weights.length == expected && expected > 0,
        where
            + " has "
            + weights.length
            + " attention weights, expected one for each source position as at the other steps of"
            + " its sentence"
            + (expected > 0 ? ", " + expected : ", at least 1"));
    for (int source = 0; source < weights.length; source++) {
      float weight = weights[source];
      Check.require(
          weight >= 0 && weight <= 1 + ROUNDING,
          where
              + " looks at source position "
              + source
              + " with weight "
              + weight
              + ", expected a number in [0, 1]; take the weights after the softmax");
    }
  }

  /** Whether there is nothing to tell. */
  public boolean isEmpty() {
    return weights.length == 0;
  }

  /** T, the steps of the decoder: tokens, and the stop symbol where there is one; 0 when empty. */
  public int steps() {
    return weights.length;
  }

  /** S, the source positions; 0 when empty. */
  public int sources() {
    return isEmpty() ? 0 : weights[0].length;
  }

  /** How much a step looked at a source position. */
  public float weight(int step, int source) {
    return weights[step][source];
  }

  /** All weights, float [T][S], a copy. */
  public float[][] weights() {
    return Arrays.stream(weights).map(float[]::clone).toArray(float[][]::new);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AttentionMatrix that && Arrays.deepEquals(weights, that.weights);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(weights);
  }

  /** The sizes only; the weights would bury a log. */
  @Override
  public String toString() {
    return "attention [" + steps() + ", " + sources() + "]";
  }
}
