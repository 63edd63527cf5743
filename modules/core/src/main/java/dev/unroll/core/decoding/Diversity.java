package dev.unroll.core.decoding;

import dev.unroll.core.check.Check;

/**
 * How a beam is kept from filling up with variants of one sequence: diverse beam search
 * (Vijayakumar et al. 2018, algorithm 1, with the Hamming diversity of their section 5).
 *
 * <p>The beam is divided into groups, each a beam search of its own. They choose one after another,
 * and at step t the groups after the first rank a continuation y_t by
 *
 * <pre>
 * merit(y_1 .. y_t) = merit(y_1 .. y_{t-1}) + log p(y_t | y_1 .. y_{t-1}, x) − penalty · n_t(y_t)
 * </pre>
 *
 * with n_t(v) how often earlier groups chose token v at step t. Merit only decides what stays in a
 * group; results carry the network's log probability and are ranked as ever.
 *
 * @param groups how many, &gt;= 1; 1 is plain beam search
 * @param penalty λ, nats, &gt;= 0; the authors use 0.2 to 0.8. With 0 all groups find the same
 */
public record Diversity(int groups, double penalty) {
  public Diversity {
    Check.positive("groups", groups);
    Check.notNegative("penalty", penalty);
  }

  /** Plain beam search. */
  public static Diversity none() {
    return new Diversity(1, 0);
  }
}
