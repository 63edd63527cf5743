package dev.unroll.core.decoding;

import dev.unroll.core.check.Check;
import java.util.Comparator;
import java.util.List;

/**
 * A sequence that decoding found.
 *
 * @param tokens without start and stop symbol
 * @param logProbability natural logarithm of the network's probability of the tokens, and of the
 *     stop symbol after them when finished
 * @param score what it was ranked by: the log probability under the length penalty, and the
 *     coverage penalty
 * @param finished true when it ended with the stop symbol; false when it was cut at the maximum
 *     number of steps, or when no token was allowed to follow
 * @param attention one step for each token, and one for the stop symbol when finished; empty when
 *     the scorer is no {@link AttentiveScorer}
 */
public record Hypothesis(
    List<Integer> tokens,
    double logProbability,
    double score,
    boolean finished,
    AttentionMatrix attention) {
  /** Highest score first; of equal scores, the token list that comes first lexicographically. */
  public static final Comparator<Hypothesis> BEST_FIRST =
      Comparator.comparingDouble(Hypothesis::score).reversed().thenComparing(Hypothesis::byTokens);

  public Hypothesis {
    tokens = List.copyOf(tokens);
    int steps = finished ? tokens.size() + 1 : tokens.size();
    Check.require(
        attention.isEmpty() || attention.steps() == steps,
        "attention must have a step for each of "
            + steps
            + " choices, stop included, but has "
            + attention.steps());
  }

  /** Of a network without attention. */
  public Hypothesis(List<Integer> tokens, double logProbability, double score, boolean finished) {
    this(tokens, logProbability, score, finished, AttentionMatrix.none());
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
