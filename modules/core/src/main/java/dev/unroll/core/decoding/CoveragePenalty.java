package dev.unroll.core.decoding;

import dev.unroll.core.check.Check;

/**
 * What a hypothesis loses for parts of its source that it did not look at (Wu et al. 2016, equation
 * 14):
 *
 * <pre>
 * score(Y) = log P(Y) / lp(Y) + cp(X; Y)      cp(X; Y) = beta Σ_i log(min(Σ_j p_ij, 1))
 * </pre>
 *
 * where p_ij is the attention of step j, the stop symbol's too, to source position i. cp is 0 where
 * every position was looked at with weights that sum to 1 or more, and negative elsewhere. A sum
 * counts as at least 1e-10: float weights may underflow to 0, and log 0 would make all hypotheses
 * that left out something equally bad.
 *
 * @param beta strength, &gt;= 0; 0 is none; Wu et al. found 0.2 best
 */
public record CoveragePenalty(double beta) {
  private static final double LEAST = 1e-10;

  public CoveragePenalty {
    Check.notNegative("beta", beta);
  }

  /** No penalty; needs no attention. */
  public static CoveragePenalty none() {
    return new CoveragePenalty(0);
  }

  /** cp, nats, &lt;= 0; 0 when the attention is empty. */
  public double of(AttentionMatrix attention) {
    if (beta == 0) {
      return 0;
    }
    double sum = 0;
    for (int source = 0; source < attention.sources(); source++) {
      double covered = 0;
      for (int step = 0; step < attention.steps(); step++) {
        covered += attention.weight(step, source);
      }
      sum += Math.log(Math.min(1, Math.max(LEAST, covered)));
    }
    return beta * sum;
  }
}
