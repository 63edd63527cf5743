package dev.unroll.layers.crf;

/** Sums over all K^T sequences of tags of one sequence of scores. One thread at a time. */
sealed interface ChainLattice permits ScaledLattice, LogLattice {
  /**
   * log Z in nats, −∞ when no sequence of tags is possible.
   *
   * @param emissions e [T][K] or more; not changed, and read by {@link #posterior}
   * @param length T &gt; 0
   */
  double logPartition(double[][] emissions, int length);

  /**
   * What is probable given the scores that {@link #logPartition} was asked for last.
   *
   * @param nodes [T][K] set to p(y_t = k)
   * @param pairs [from][to] increased by Σ_{t&gt;1} p(y_{t−1} = from, y_t = to)
   */
  void posterior(double[][] nodes, double[][] pairs);
}
