package dev.unroll.core.metric;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A BLEU score and what it is made of.
 *
 * @param score in [0, 100]
 * @param precisions item n − 1: smoothed precision of the n-grams in percent; all 0 when nothing
 *     matched
 * @param brevityPenalty exp(1 − reference / hypothesis length) for a short hypothesis, else 1
 * @param tally the counts, without smoothing
 */
public record BleuScore(
    double score, List<Double> precisions, double brevityPenalty, BleuTally tally) {
  public BleuScore {
    precisions = List.copyOf(precisions);
  }

  /** Hypothesis length over reference length; 0 when there is no reference token. */
  public double lengthRatio() {
    long reference = tally.referenceLength();
    return reference == 0 ? 0 : (double) tally.hypothesisLength() / reference;
  }

  /** One line as sacreBLEU prints it: {@code BLEU = 81.98 96.3/86.5/77.6/73.3 (BP = 0.988 ...)}. */
  public String summary() {
    String percentages =
        precisions.stream().map(p -> FixedPoint.of(p, 1)).collect(Collectors.joining("/"));
    return "BLEU = "
        + FixedPoint.of(score, 2)
        + " "
        + percentages
        + " (BP = "
        + FixedPoint.of(brevityPenalty, 3)
        + " ratio = "
        + FixedPoint.of(lengthRatio(), 3)
        + " hyp_len = "
        + tally.hypothesisLength()
        + " ref_len = "
        + tally.referenceLength()
        + ")";
  }
}
