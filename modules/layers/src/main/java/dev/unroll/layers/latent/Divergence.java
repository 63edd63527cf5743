package dev.unroll.layers.latent;

import dev.unroll.core.check.Check;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * How far a normal distribution is from the standard one (Kingma and Welling 2014, appendix B), in
 * nats; 0 when they are equal. A dimension whose divergence is 0 for every sentence says nothing of
 * any: the code has collapsed there.
 *
 * <pre>
 * KL(N(μ, σ²) ‖ N(0, 1)) = ½ (μ² + σ² − 1 − log σ²)    ∂/∂μ = μ    ∂/∂ log σ² = ½ (σ² − 1)
 * </pre>
 */
public final class Divergence {
  private Divergence() {}

  /**
   * Of one dimension.
   *
   * @param mean μ
   * @param logVariance log σ²; infinite results where it is over 709
   * @return nats, at least 0
   */
  public static double of(double mean, double logVariance) {
    // Not exp(s) − 1, which loses all digits near 0, where a collapsed code is.
    return 0.5 * (mean * mean + Math.expm1(logVariance) - logVariance);
  }

  /**
   * Of each dimension, the mean over the rows; their sum is the divergence of a row.
   *
   * @param means μ, [N, Z] of any type and order
   * @param logVariances log σ², [N, Z]
   * @return nats, [Z]
   * @throws IllegalArgumentException if the shapes differ, or are not [N, Z] with N at least 1
   */
  public static double[] perDimension(INDArray means, INDArray logVariances) {
    Check.require(
        means.rank() == 2 && Arrays.equals(means.shape(), logVariances.shape()),
        "means and log variances must both be [N, Z], but are "
            + Arrays.toString(means.shape())
            + " and "
            + Arrays.toString(logVariances.shape()));
    double[][] mu = means.castTo(DataType.DOUBLE).dup('c').toDoubleMatrix();
    double[][] s = logVariances.castTo(DataType.DOUBLE).dup('c').toDoubleMatrix();
    double[] nats = new double[(int) means.size(1)];
    for (int n = 0; n < mu.length; n++) {
      for (int j = 0; j < nats.length; j++) {
        nats[j] += of(mu[n][j], s[n][j]) / mu.length;
      }
    }
    return nats;
  }
}
