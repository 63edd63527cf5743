package dev.unroll.core.keyterm;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** A word of a document and how much it matters there; what the score means, its maker says. */
public record RankedTerm(String term, double score) {
  /**
   * Terms in order.
   *
   * @param scores of each term
   * @return the best first; of equal ones the first by code units
   */
  public static List<RankedTerm> ranking(Map<String, Double> scores) {
    return scores.entrySet().stream()
        .map(entry -> new RankedTerm(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparingDouble(RankedTerm::score)
                .reversed()
                .thenComparing(RankedTerm::term))
        .toList();
  }
}
