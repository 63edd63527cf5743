package dev.unroll.autoencoder.probe;

import dev.unroll.core.check.Check;
import dev.unroll.core.metric.ScoreAgreement;

/**
 * What sentence vectors are worth on SICK.
 *
 * @param vectors whose they are
 * @param relatedness agreement of the expected scores with people's, on the test pairs
 * @param entailment share of the test pairs whose judgment is found, in [0, 1]
 * @param majority share of the commonest judgment among the test pairs, in [0, 1]
 * @param penalties of the two readouts, relatedness first
 * @param trainingPairs that the readouts learnt from
 * @param testPairs that were measured
 */
public record SickScores(
    String vectors,
    ScoreAgreement relatedness,
    double entailment,
    double majority,
    Penalties penalties,
    int trainingPairs,
    int testPairs) {
  public SickScores {
    Check.within("entailment", entailment, 0, Math.nextUp(1.0));
    Check.within("majority", majority, 0, Math.nextUp(1.0));
  }

  /** As cross-validation chose them. */
  public record Penalties(double relatedness, double entailment) {}
}
