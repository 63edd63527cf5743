package dev.unroll.lectures.language;

import dev.unroll.core.check.Check;
import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * Turns and stretches states until their units have mean 0 and variance 1 and do not correlate, so
 * that gradient descent finds small differences as fast as large ones (LeCun et al. 1998, section
 * 4.3). Who reads linearly from states can read as much from whitened ones.
 *
 * <pre>z = Λ^{−1/2} Qᵀ (h − m)      where m is the mean and Q Λ Qᵀ the covariance of the states
 * </pre>
 */
final class Whitening {
  /** Share of the largest variance below which a direction counts as rounding, and becomes 0. */
  private static final double ROUNDING = 1e-6;

  private final double[] mean;
  private final double[][] rows;

  /**
   * Takes the means and covariances of states.
   *
   * @param states [M][H], at least one
   */
  Whitening(float[][] states) {
    Check.positive("states", states.length);
    mean = new double[states[0].length];
    for (float[] state : states) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += state[i] / (double) states.length;
      }
    }
    EigenDecomposition eigen = new EigenDecomposition(covariance(states));
    double[] variances = eigen.getRealEigenvalues();
    double least = ROUNDING * Arrays.stream(variances).max().orElse(0);
    rows = new double[mean.length][];
    for (int k = 0; k < rows.length; k++) {
      double scale = variances[k] > least ? 1 / Math.sqrt(variances[k]) : 0;
      rows[k] = eigen.getEigenvector(k).mapMultiply(scale).toArray();
    }
  }

  private Array2DRowRealMatrix covariance(float[][] states) {
    double[][] sums = new double[mean.length][mean.length];
    for (float[] state : states) {
      for (int i = 0; i < mean.length; i++) {
        double one = (state[i] - mean[i]) / states.length;
        for (int j = 0; j <= i; j++) {
          sums[i][j] += one * (state[j] - mean[j]);
        }
      }
    }
    for (int i = 0; i < mean.length; i++) {
      for (int j = 0; j < i; j++) {
        sums[j][i] = sums[i][j];
      }
    }
    return new Array2DRowRealMatrix(sums, false);
  }

  /**
   * These or other states, whitened.
   *
   * @param states [M][H]; not changed
   * @return [M][H], new
   */
  float[][] of(float[][] states) {
    float[][] white = new float[states.length][rows.length];
    for (int m = 0; m < white.length; m++) {
      for (int k = 0; k < rows.length; k++) {
        double sum = 0;
        for (int i = 0; i < mean.length; i++) {
          sum += rows[k][i] * (states[m][i] - mean[i]);
        }
        white[m][k] = (float) sum;
      }
    }
    return white;
  }
}
