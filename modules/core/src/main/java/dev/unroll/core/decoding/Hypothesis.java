package dev.unroll.core.decoding;

import java.util.Comparator;
import java.util.List;

/**
 * A sequence that decoding found.
 *
 * @param tokens without start and stop symbol
 * @param logProbability natural logarithm of the network's probability of the tokens, and of the
 *     stop symbol after them when finished
 * @param score what it was ranked by: the log probability under the length penalty
 * @param finished true when it ended with the stop symbol; false when it was cut at the maximum
 *     number of steps, or when no token was allowed to follow
 */
public record Hypothesis(
    List<Integer> tokens, double logProbability, double score, boolean finished) {
  /** Highest score first; of equal scores, the token list that comes first lexicographically. */
  public static final Comparator<Hypothesis> BEST_FIRST =
      Comparator.comparingDouble(Hypothesis::score).reversed().thenComparing(Hypothesis::byTokens);

  public Hypothesis {
    tokens = List.copyOf(tokens);
  }

  private static int byTokens(Hypothesis a, Hypothesis b) {
    int shared = Math.min(a.tokens.size(), b.tokens.size());
    for (int i = 0; i < shared; i++) {
      int order = Integer.compare(a.tokens.get(i), b.tokens.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.tokens.size(), b.tokens.size());
  }
}
