package dev.unroll.layers.crf;

import java.util.Arrays;

/**
 * The forward and backward algorithms in log space, for scores of any size, −∞ included.
 *
 * <pre>
 * α₁(k) = start[k] + e₁[k]      α_t(j) = e_t[j] + log Σ_i exp(α_{t−1}(i) + A[i, j])
 * β_T(k) = end[k]               β_t(i) = log Σ_j exp(A[i, j] + e_{t+1}[j] + β_{t+1}(j))
 * log Z = log Σ_k exp(α_T(k) + end[k])
 * p(y_t = k) = exp(α_t(k) + β_t(k) − log Z)
 * p(y_{t−1} = i, y_t = j) = exp(α_{t−1}(i) + A[i, j] + e_t[j] + β_t(j) − log Z)
 * </pre>
 */
final class LogLattice implements ChainLattice {
  private final Transitions transitions;
  private final double[] terms;
  private final double[] ahead;
  private final double[] beta;
  private double[][] alpha = {};
  private double[][] emissions = {};
  private int length;
  private double total;

  LogLattice(Transitions transitions) {
    this.transitions = transitions;
    terms = new double[transitions.size()];
    ahead = new double[transitions.size()];
    beta = new double[transitions.size()];
  }

  @Override
  public double logPartition(double[][] emissions, int length) {
    this.emissions = emissions;
    this.length = length;
    if (alpha.length < length) {
      alpha = new double[length][terms.length];
    }
    double[] start = transitions.start();
    Arrays.setAll(alpha[0], k -> start[k] + emissions[0][k]);
    for (int t = 1; t < length; t++) {
      double[] before = alpha[t - 1];
      for (int j = 0; j < terms.length; j++) {
        int to = j;
        Arrays.setAll(terms, i -> before[i] + transitions.between()[i][to]);
        alpha[t][j] = emissions[t][j] + logSum();
      }
    }
    double[] last = alpha[length - 1];
    Arrays.setAll(terms, k -> last[k] + transitions.end()[k]);
    total = logSum();
    return total;
  }

  @Override
  public void posterior(double[][] nodes, double[][] pairs) {
    System.arraycopy(transitions.end(), 0, beta, 0, beta.length);
    for (int t = length - 1; t >= 0; t--) {
      double[] now = alpha[t];
      Arrays.setAll(nodes[t], k -> Math.exp(now[k] + beta[k] - total));
      if (t == 0) {
        return;
      }
      double[] scores = emissions[t];
      Arrays.setAll(ahead, j -> scores[j] + beta[j]);
      for (int i = 0; i < beta.length; i++) {
        double[] next = transitions.between()[i];
        Arrays.setAll(terms, j -> next[j] + ahead[j]);
        beta[i] = logSum();
        double before = alpha[t - 1][i];
        for (int j = 0; j < terms.length; j++) {
          pairs[i][j] += Math.exp(before + terms[j] - total);
        }
      }
    }
  }

  /** log Σ exp over the terms; −∞ when all are. */
  private double logSum() {
    double most = Double.NEGATIVE_INFINITY;
    for (double term : terms) {
      most = Math.max(most, term);
    }
    if (Double.isInfinite(most)) {
      return most;
    }
    double sum = 0;
    for (double term : terms) {
      sum += Math.exp(term - most);
    }
    return most + Math.log(sum);
  }
}
