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
    boolean penalised = penalties.length > 0;
    double least = least();
    for (int token = 0; token < logProbabilities.length; token++) {
      if (logProbabilities[token] == Float.NEGATIVE_INFINITY) {
        continue;
      }
      possible = true;
      double merit = prefix.merit() + logProbabilities[token];
      if (penalised) {
        merit -= penalties[token];
      }
      if (merit >= least) {
        double logProbability = prefix.logProbability() + logProbabilities[token];
        worstFirst.add(new Candidate(prefix, row, token, logProbability, merit));
        if (worstFirst.size() > width) {
          worstFirst.remove();
        }
        least = least();
      }
    }
    return possible;
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
