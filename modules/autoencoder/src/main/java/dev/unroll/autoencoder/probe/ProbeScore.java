package dev.unroll.autoencoder.probe;

import dev.unroll.core.check.Check;

/**
 * How often a readout answers a probe.
 *
 * @param vectors whose they are
 * @param probe its name
 * @param accuracy share of the test sentences answered, in [0, 1]
 * @param majority what naming the commonest class is worth, in [0, 1]
 * @param penalty of the readout, as the development part chose it
 * @param trainingSentences that the readout learnt from
 * @param testSentences that were measured
 */
public record ProbeScore(
    String vectors,
    String probe,
    double accuracy,
    double majority,
    double penalty,
    int trainingSentences,
    int testSentences) {
  public ProbeScore {
    Check.within("accuracy", accuracy, 0, Math.nextUp(1.0));
    Check.within("majority", majority, 0, Math.nextUp(1.0));
    Check.positive("test sentences", testSentences);
  }

  /** The standard error of the accuracy, from the number of test sentences. */
  public double standardError() {
    return Math.sqrt(accuracy * (1 - accuracy) / testSentences);
  }
}
