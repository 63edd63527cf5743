package dev.unroll.lectures.language;

import dev.unroll.lectures.experiment.Figure;
import java.util.Arrays;

/**
 * How far one series of figures lies above another, seed by seed.
 *
 * @param mean of the differences
 * @param errors the mean in standard errors of it; infinite when all differences are equal
 */
record Difference(double mean, double errors) {
  /** Of two series over the same seeds. */
  static Difference of(double[] higher, double[] lower) {
    double[] gaps = new double[higher.length];
    Arrays.setAll(gaps, i -> higher[i] - lower[i]);
    double mean = Figure.mean(gaps);
    return new Difference(mean, mean / Figure.standardError(gaps));
  }
}
