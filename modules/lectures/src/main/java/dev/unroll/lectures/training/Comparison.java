package dev.unroll.lectures.training;

import dev.unroll.lectures.experiment.Figure;

/**
 * Two samples of at least two values each.
 *
 * @param lower what should be lower
 * @param higher what should be higher
 */
record Comparison(double[] lower, double[] higher) {
  /** How much higher the mean of the second is. */
  double difference() {
    return Figure.mean(higher) - Figure.mean(lower);
  }

  /** Two standard errors of the difference. */
  double margin() {
    return 2 * Math.hypot(Figure.standardError(lower), Figure.standardError(higher));
  }

  /** Whether the second is higher by more than two standard errors. */
  boolean clear() {
    return difference() > margin();
  }
}
