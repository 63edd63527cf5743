package dev.unroll.layers.crf;

import java.util.Arrays;

/**
 * The forward and backward algorithms with probabilities that are scaled at each step (Rabiner
 * 1989, section V.A), where {@link ScaledTransitions#holds}: additions and products that the Java
 * compiler turns into vector instructions, and no logarithm but one a step.
 *
 * <pre>
 * u_t = exp(e_t − max e_t)   M = exp(A − max A)   f = exp(end − max end)
 * a_t = u_t ∘ (Mᵀ a_{t−1}) / c_t, Σ a_t = 1       a₁ likewise, from exp(start − max start)
 * b_T = f / Σ a_T ∘ f                             b_{t−1} = M (u_t ∘ b_t / c_t)
 * log Z = Σ log c_t + log Σ a_T ∘ f + what the maxima took away
 * p(y_t = k) = a_t(k) b_t(k)
 * p(y_{t−1} = i, y_t = j) = a_{t−1}(i) M[i, j] u_t(j) b_t(j) / c_t
 * </pre>
 */
final class ScaledLattice implements ChainLattice {
  private final ScaledTransitions scaled;
  private final int tags;
  private final double[] beta;
  private final double[] ahead;
  private final double[][] sums;
  private double[][] alpha = {};
  private double[][] powers = {};
  private double[] norms = {};
  private double last;
  private int length;

  ScaledLattice(ScaledTransitions scaled) {
    this.scaled = scaled;
    tags = scaled.start().length;
    beta = new double[tags];
    ahead = new double[tags];
    sums = new double[tags][tags];
  }

  @Override
  public double logPartition(double[][] emissions, int length) {
    reserve(length);
    double log =
        scaled.most().start() + (length - 1) * scaled.most().between() + scaled.most().end();
    for (int t = 0; t < length; t++) {
      log += power(emissions[t], powers[t]);
      if (t == 0) {
        System.arraycopy(scaled.start(), 0, alpha[0], 0, tags);
      } else {
        product(alpha[t - 1], scaled.forth(), alpha[t]);
      }
      norms[t] = normalise(alpha[t], powers[t]);
      log += Math.log(norms[t]);
    }
    last = 0;
    for (int k = 0; k < tags; k++) {
      last += alpha[length - 1][k] * scaled.end()[k];
    }
    return log + Math.log(last);
  }

  @Override
  public void posterior(double[][] nodes, double[][] pairs) {
    for (int k = 0; k < tags; k++) {
      beta[k] = scaled.end()[k] / last;
    }
    for (int t = length - 1; t >= 0; t--) {
      for (int k = 0; k < tags; k++) {
        nodes[t][k] = alpha[t][k] * beta[k];
      }
      if (t > 0) {
        for (int k = 0; k < tags; k++) {
          ahead[k] = powers[t][k] * beta[k] / norms[t];
        }
        product(ahead, scaled.back(), beta);
        for (int i = 0; i < tags; i++) {
          add(alpha[t - 1][i], ahead, sums[i]);
        }
      }
    }
    for (int i = 0; i < tags; i++) {
      for (int j = 0; j < tags; j++) {
        pairs[i][j] += scaled.forth()[i][j] * sums[i][j];
      }
      Arrays.fill(sums[i], 0);
    }
  }

  /** Sets u; the greatest score, which u leaves out. */
  private static double power(double[] scores, double[] u) {
    double most = ScaledTransitions.most(scores);
    for (int k = 0; k < u.length; k++) {
      u[k] = Math.exp(scores[k] - most);
    }
    return most;
  }

  /** a = u ∘ a / c; c, which makes the sum 1. */
  private static double normalise(double[] a, double[] u) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      a[k] *= u[k];
      sum += a[k];
    }
    for (int k = 0; k < a.length; k++) {
      a[k] /= sum;
    }
    return sum;
  }

  /** target = Σ_i x_i rows_i. */
  private static void product(double[] x, double[][] rows, double[] target) {
    Arrays.fill(target, 0);
    for (int i = 0; i < x.length; i++) {
      add(x[i], rows[i], target);
    }
  }

  private static void add(double factor, double[] row, double[] target) {
    for (int k = 0; k < target.length; k++) {
      target[k] += factor * row[k];
    }
  }

  private void reserve(int length) {
    this.length = length;
    if (norms.length < length) {
      alpha = new double[length][tags];
      powers = new double[length][tags];
      norms = new double[length];
    }
  }
}
