package dev.unroll.core.decoding;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The likeliest continuations of one sentence's prefixes at one step, at most {@code width}. All
 * are of one length, so the length penalty cannot change their order.
 */
final class Shortlist {
  /** A prefix, scored in {@code row}, and a token that may follow it, stop included. */
  record Candidate(Prefix prefix, int row, int token, double logProbability) {}

  // Equal ones by token list, the stop symbol being a token here: with one prefix, the lowest token
  // wins, as argmax has it.
  private static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparingDouble(Candidate::logProbability)
          .reversed()
          .thenComparing((a, b) -> Arrays.compare(a.prefix.tokens(), b.prefix.tokens()))
          .thenComparingInt(Candidate::token);

  private final int width;
  private final PriorityQueue<Candidate> worstFirst = new PriorityQueue<>(BEST_FIRST.reversed());

  Shortlist(int width) {
    this.width = width;
  }

  /**
   * Considers every token after {@code prefix}.
   *
   * @return whether any token may follow at all
   */
  boolean consider(Prefix prefix, int row, float[] logProbabilities) {
    boolean possible = false;
    double least = least();
    for (int token = 0; token < logProbabilities.length; token++) {
      if (logProbabilities[token] == Float.NEGATIVE_INFINITY) {
        continue;
      }
      possible = true;
      double logProbability = prefix.logProbability() + logProbabilities[token];
      if (logProbability >= least) {
        worstFirst.add(new Candidate(prefix, row, token, logProbability));
        if (worstFirst.size() > width) {
          worstFirst.remove();
        }
        least = least();
      }
    }
    return possible;
  }

  /** The log probability below which nothing enters any more. */
  private double least() {
    return worstFirst.size() < width
        ? Double.NEGATIVE_INFINITY
        : worstFirst.element().logProbability();
  }

  /** What was kept, best first. */
  List<Candidate> bestFirst() {
    Candidate[] kept = worstFirst.toArray(new Candidate[0]);
    Arrays.sort(kept, BEST_FIRST);
    return Collections.unmodifiableList(Arrays.asList(kept));
  }
}
