package dev.unroll.core.decoding;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The continuations of one group's prefixes at one step that stay in its beam, at most {@code
 * width}: those of the highest merit. All are of one length, so the length penalty cannot change
 * their order.
 */
final class Shortlist {
  /**
   * A prefix, scored in {@code row}, and a token that may follow it, stop included.
   *
   * @param logProbability the network's, of the whole sequence
   * @param merit the same, less what {@link Diversity} takes off
   */
  record Candidate(Prefix prefix, int row, int token, double logProbability, double merit) {}

  // Equal ones by token list, the stop symbol being a token here: with one prefix, the lowest token
  // wins, as argmax has it.
  private static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparingDouble(Candidate::merit)
          .reversed()
          .thenComparing((a, b) -> Arrays.compare(a.prefix.tokens(), b.prefix.tokens()))
          .thenComparingInt(Candidate::token);

  private final int width;
  private final double[] penalties;
  private final PriorityQueue<Candidate> worstFirst = new PriorityQueue<>(BEST_FIRST.reversed());

  /**
   * An empty list.
   *
   * @param penalties double [V] what each token loses in this step, &gt;= 0; empty for nothing
   */
  Shortlist(int width, double[] penalties) {
    this.width = width;
    this.penalties = penalties;
  }

  /**
   * Considers every token after {@code prefix}.
   *
   * @return whether any token may follow at all
   */
  boolean consider(Prefix prefix, int row, float[] logProbabilities) {
    boolean possible = false;
    float bound = bound(prefix);
    for (int token = 0; token < logProbabilities.length; token++) {
      // Nearly all tokens end here, so no more is asked of them.
      if (logProbabilities[token] > bound) {
        possible = true;
        add(prefix, row, token, logProbabilities[token]);
        bound = bound(prefix);
      }
    }
    return possible || isPossible(logProbabilities);
  }

  private static boolean isPossible(float[] logProbabilities) {
    for (float score : logProbabilities) {
      if (score > Float.NEGATIVE_INFINITY) {
        return true;
      }
    }
    return false;
  }

  private void add(Prefix prefix, int row, int token, float score) {
    double penalty = penalties.length == 0 ? 0 : penalties[token];
    double merit = prefix.merit() + score - penalty;
    if (merit >= least()) {
      double logProbability = prefix.logProbability() + score;
      worstFirst.add(new Candidate(prefix, row, token, logProbability, merit));
      if (worstFirst.size() > width) {
        worstFirst.remove();
      }
    }
  }

  /**
   * A score that no token after {@code prefix} needs to be looked at with, nor with a lower one.
   */
  private float bound(Prefix prefix) {
    // A little less than the least merit asks for, as it is rounded.
    double needed = least() - prefix.merit();
    return (float) (needed - 1e-5 * Math.abs(needed) - Float.MIN_NORMAL);
  }

  /** The merit below which nothing enters any more. */
  private double least() {
    return worstFirst.size() < width ? Double.NEGATIVE_INFINITY : worstFirst.element().merit();
  }

  /** What was kept, best first. */
  List<Candidate> bestFirst() {
    Candidate[] kept = worstFirst.toArray(new Candidate[0]);
    Arrays.sort(kept, BEST_FIRST);
    return Collections.unmodifiableList(Arrays.asList(kept));
  }
}
