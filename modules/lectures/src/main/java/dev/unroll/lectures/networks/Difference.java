package dev.unroll.lectures.networks;

import dev.unroll.core.check.Check;
import dev.unroll.lectures.experiment.Figure;

/**
 * How much greater numbers are than others that were measured with the same seeds.
 *
 * @param mean of the differences, seed by seed
 * @param error standard error of that mean
 */
record Difference(double mean, double error) {
  /** Of at least two pairs. */
  static Difference of(double[] numbers, double[] others) {
    Check.require(
        numbers.length == others.length,
        "there must be pairs, but there are " + numbers.length + " and " + others.length);
    double[] each = new double[numbers.length];
    for (int i = 0; i < each.length; i++) {
      each[i] = numbers[i] - others[i];
    }
    return new Difference(Figure.mean(each), Figure.standardError(each));
  }

  /** Whether it is positive beyond chance: more than two standard errors above 0. */
  boolean clearlyPositive() {
    return mean > 2 * error;
  }

  @Override
  public String toString() {
    return Figure.text(mean) + " ± " + Figure.text(error);
  }
}
