package dev.unroll.core.keyterm;

import dev.unroll.core.check.Check;
import dev.unroll.core.metric.MatchCounts;
import dev.unroll.core.metric.Tally;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How good the key terms are that were found in documents: of those chosen precision, recall and F1
 * over all documents together, and of the whole rankings the mean average precision (Manning,
 * Raghavan and Schütze 2008, section 8.4).
 *
 * @param chosen counts of the terms that were chosen
 * @param averagePrecisions sum over the documents; in [0, documents]
 * @param documents how many
 */
public record KeyTermScore(MatchCounts chosen, double averagePrecisions, long documents)
    implements Tally<KeyTermScore> {
  /** Nothing counted yet. */
  public static final KeyTermScore NONE = new KeyTermScore(MatchCounts.NONE, 0, 0);

  public KeyTermScore {
    Check.notNegative("average precisions", averagePrecisions);
    Check.notNegative("documents", documents);
  }

  /**
   * Counts one document.
   *
   * @param expected its key terms, at least one
   * @param ranking terms, none twice, the best first; may be short of some
   * @param chosen how many from the first on are said to be key terms; those that the ranking lacks
   *     are not said
   */
  public static KeyTermScore of(Set<String> expected, List<String> ranking, int chosen) {
    Check.require(!expected.isEmpty(), "a document without key terms cannot be judged");
    Check.require(
        new HashSet<>(ranking).size() == ranking.size(), "a term is in the ranking twice");
    Check.notNegative("chosen", chosen);
    int found = Math.min(chosen, ranking.size());
    int met = 0;
    int matched = 0;
    double precisions = 0;
    for (int i = 0; i < ranking.size(); i++) {
      if (expected.contains(ranking.get(i))) {
        met++;
        matched += i < found ? 1 : 0;
        precisions += (double) met / (i + 1);
      }
    }
    return new KeyTermScore(
        new MatchCounts(expected.size(), found, matched), precisions / expected.size(), 1);
  }

  @Override
  public KeyTermScore plus(KeyTermScore other) {
    return new KeyTermScore(
        chosen.plus(other.chosen),
        averagePrecisions + other.averagePrecisions,
        documents + other.documents);
  }

  /** Mean average precision as a percentage; in [0, 100], 0 when there is no document. */
  public double meanAveragePrecision() {
    return documents == 0 ? 0 : 100 * averagePrecisions / documents;
  }
}
