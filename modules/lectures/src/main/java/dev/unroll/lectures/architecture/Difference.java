package dev.unroll.lectures.architecture;

import dev.unroll.lectures.experiment.Figure;
import java.util.Arrays;

/**
 * By how much one figure exceeds another, seed by seed.
 *
 * @param mean over the seeds
 * @param error standard error of the mean
 */
record Difference(double mean, double error) {
  /** Of the first figures less the second, which are of the same seeds; at least two. */
  static Difference of(double[] first, double[] second) {
    double[] differences = new double[first.length];
    Arrays.setAll(differences, i -> first[i] - second[i]);
    return new Difference(Figure.mean(differences), Figure.standardError(differences));
  }

  /** Whether it is positive by more than two standard errors. */
  boolean surely() {
    return mean > 2 * error;
  }

  @Override
  public String toString() {
    return Figure.text(mean) + " ± " + Figure.text(error);
  }
}
