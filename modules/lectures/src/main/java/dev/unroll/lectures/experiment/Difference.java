package dev.unroll.lectures.experiment;

import dev.unroll.core.check.Check;
import java.util.Arrays;

/**
 * How much greater figures are than others of the same seeds. Two standard errors of three seeds
 * are weak evidence: of claims without any truth, one in eleven would pass.
 *
 * @param mean of the differences, seed by seed
 * @param error standard error of that mean
 */
public record Difference(double mean, double error) {
  private static final double ENOUGH = 2;

  /** Of at least two pairs. */
  public static Difference of(double[] greater, double[] smaller) {
    Check.require(
        greater.length == smaller.length,
        "there must be pairs, but there are " + greater.length + " and " + smaller.length);
    double[] each = new double[greater.length];
    Arrays.setAll(each, i -> greater[i] - smaller[i]);
    return new Difference(Figure.mean(each), Figure.standardError(each));
  }

  /** The mean in standard errors; infinite when all differences are equal and not 0. */
  public double errors() {
    return mean / error;
  }

  /** Whether it is positive by more than two standard errors. */
  public boolean clear() {
    return mean > ENOUGH * error;
  }

  @Override
  public String toString() {
    return Figure.text(mean) + " ± " + Figure.text(error);
  }
}
