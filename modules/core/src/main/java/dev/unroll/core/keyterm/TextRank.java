package dev.unroll.core.keyterm;

import dev.unroll.core.check.Check;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Ranks the words of a document by the company that they keep (Mihalcea and Tarau 2004, "TextRank:
 * bringing order into text", section 3.1): words that stand within a window of each other are
 * joined, and a word matters as those do that it is joined to.
 *
 * <pre>
 * S(v) = (1 − d) + d · Σ S(u) / degree(u)      over the neighbours u of v; eq. 1
 * </pre>
 *
 * <p>The graph has no directions and no weights, as in the paper's experiments. Which words may be
 * key terms, nouns and adjectives there, the caller decides by giving only those. Single words are
 * ranked; the paper then joins those that stand next to each other in the text, which is left out.
 *
 * <p>Each round takes the scores of the round before alone, and adds what neighbours give in order
 * of size: words that stand alike in the graph have scores that are equal to the last bit.
 *
 * @param window words that stand less than this far apart are joined; the paper's best is 2
 * @param damping d, in [0, 1); the paper takes 0.85
 * @param tolerance greatest change of a score at which to stop; the paper takes 0.0001
 */
public record TextRank(int window, double damping, double tolerance) {
  /** More rounds than a change needs to shrink by 1e-300 at the usual damping. */
  private static final int MOST_ROUNDS = 5000;

  /** As in the paper. */
  public static final TextRank USUAL = new TextRank(2, 0.85, 1e-4);

  public TextRank {
    Check.require(window >= 2, "window must be >= 2, but was " + window);
    Check.within("damping", damping, 0, 1);
    Check.positive("tolerance", tolerance);
  }

  /** The words of a document, each once, the best first; ties by code units. */
  public List<RankedTerm> rank(List<String> words) {
    Map<String, Set<String>> neighbours = neighbours(words);
    Map<String, Double> scores = new HashMap<>();
    for (String word : neighbours.keySet()) {
      scores.put(word, 1.0);
    }
    double change = Double.POSITIVE_INFINITY;
    for (int round = 0; round < MOST_ROUNDS && change > tolerance; round++) {
      Map<String, Double> next = improved(neighbours, scores);
      change = change(scores, next);
      scores = next;
    }
    return RankedTerm.ranking(scores);
  }

  private Map<String, Double> improved(
      Map<String, Set<String>> neighbours, Map<String, Double> scores) {
    Map<String, Double> next = new HashMap<>();
    neighbours.forEach(
        (word, others) -> {
          double given =
              others.stream()
                  .mapToDouble(other -> scores.get(other) / neighbours.get(other).size())
                  .sorted()
                  .sum();
          next.put(word, 1 - damping + damping * given);
        });
    return next;
  }

  private static double change(Map<String, Double> before, Map<String, Double> after) {
    double most = 0;
    for (Map.Entry<String, Double> score : after.entrySet()) {
      most = Math.max(most, Math.abs(score.getValue() - before.get(score.getKey())));
    }
    return most;
  }

  private Map<String, Set<String>> neighbours(List<String> words) {
    Map<String, Set<String>> neighbours = new LinkedHashMap<>();
    words.forEach(word -> neighbours.put(word, new LinkedHashSet<>()));
    for (int i = 0; i < words.size(); i++) {
      for (int j = i + 1; j < i + Math.min(window, words.size() - i); j++) {
        if (!words.get(i).equals(words.get(j))) {
          neighbours.get(words.get(i)).add(words.get(j));
          neighbours.get(words.get(j)).add(words.get(i));
        }
      }
    }
    return neighbours;
  }
}
