package dev.unroll.layers.latent;

/**
 * One pass of a {@link GaussianLatent}: the drawn code by the reparameterisation of Kingma and
 * Welling 2014 (section 2.4) and the divergence with free bits of Kingma et al. 2016 (eq. 15),
 * whose expectation is over the N rows.
 *
 * <pre>
 * z = μ + exp(s / 2) ∘ ε            s = log σ²,  ε ~ N(0, 1)
 * K_j = 1/N Σ_n KL(N(μ_nj, exp(s_nj)) ‖ N(0, 1))
 * penalty = β N Σ_j max(λ, K_j)
 *
 * ∂L/∂μ = ∂L/∂z + β μ [K_j > λ]
 * ∂L/∂s = ½ ∂L/∂z ∘ ε ∘ exp(s / 2) + ½ β (exp(s) − 1) [K_j > λ]
 * </pre>
 *
 * <p>In double precision: N · Z is small beside everything else of a network.
 *
 * @param parameters μ and then s, [N, 2 Z], row after row; not copied
 * @param rows N
 * @param noise ε, [N, Z]; zeros give z = μ
 * @param beta β
 * @param freeBits λ in nats
 */
record LatentRows(double[] parameters, int rows, double[] noise, double beta, double freeBits) {

  private int size() {
    return noise.length / rows;
  }

  private double mean(int row, int j) {
    return parameters[2 * row * size() + j];
  }

  private double logVariance(int row, int j) {
    return parameters[(2 * row + 1) * size() + j];
  }

  /** z, [N, Z]. */
  double[] code() {
    double[] code = new double[noise.length];
    for (int n = 0; n < rows; n++) {
      for (int j = 0; j < size(); j++) {
        int at = n * size() + j;
        code[at] = mean(n, j) + Math.exp(logVariance(n, j) / 2) * noise[at];
      }
    }
    return code;
  }

  /** K, [Z], in nats. */
  private double[] divergences() {
    double[] nats = new double[size()];
    for (int n = 0; n < rows; n++) {
      for (int j = 0; j < nats.length; j++) {
        nats[j] += Divergence.of(mean(n, j), logVariance(n, j)) / rows;
      }
    }
    return nats;
  }

  /** In nats, summed over the rows. */
  double penalty() {
    double sum = 0;
    for (double nats : divergences()) {
      sum += Math.max(freeBits, nats);
    }
    return beta * rows * sum;
  }

  /**
   * Of the loss and the penalty.
   *
   * @param above ∂L/∂z, [N, Z]
   * @return ∂L/∂μ and then ∂L/∂s, [N, 2 Z]
   */
  double[] gradient(double[] above) {
    double[] below = new double[parameters.length];
    double[] nats = divergences();
    for (int n = 0; n < rows; n++) {
      for (int j = 0; j < size(); j++) {
        int at = n * size() + j;
        double price = nats[j] > freeBits ? beta : 0;
        double s = logVariance(n, j);
        below[2 * n * size() + j] = above[at] + price * mean(n, j);
        below[(2 * n + 1) * size() + j] =
            0.5 * (above[at] * noise[at] * Math.exp(s / 2) + price * Math.expm1(s));
      }
    }
    return below;
  }
}
