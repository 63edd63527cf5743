package dev.unroll.core.metric;

import dev.unroll.core.check.Check;

/**
 * How well predicted scores agree with people's, in the three numbers of SemEval 2014 task 1
 * (Marelli et al. 2014), which SICK's papers print.
 *
 * @param pearson {@link Correlation#pearson}; NaN when the predictions are all equal
 * @param spearman {@link Correlation#spearman}; NaN likewise
 * @param meanSquaredError (1/n) Σ (predicted − true)², in squared units of the score; ≥ 0
 */
public record ScoreAgreement(double pearson, double spearman, double meanSquaredError) {
  public ScoreAgreement {
    Check.notNegative("mean squared error", meanSquaredError);
  }

  /**
   * Measures predictions.
   *
   * @param predicted at least two finite scores
   * @param truth as many
   * @throws IllegalArgumentException when lengths differ, are less than two or a score is not
   *     finite
   */
  public static ScoreAgreement of(double[] predicted, double[] truth) {
    double pearson = Correlation.pearson(predicted, truth);
    double spearman = Correlation.spearman(predicted, truth);
    double squares = 0;
    for (int i = 0; i < truth.length; i++) {
      double error = predicted[i] - truth[i];
      squares += error * error;
    }
    return new ScoreAgreement(pearson, spearman, squares / truth.length);
  }
}
