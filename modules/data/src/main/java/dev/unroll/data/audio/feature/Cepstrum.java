package dev.unroll.data.audio.feature;

/**
 * The orthonormal cosine transform of the second kind (Ahmed, Natarajan and Rao 1974), and the
 * lifter after it.
 *
 * <pre>
 * c_q = (1 + L/2 sin(π q / L)) √(2 / M) Σ_m x_m cos(π q (m + 1/2) / M),   c_0 divided by √2
 * </pre>
 */
final class Cepstrum {
  private final double[][] rows;

  /** From M = {@code mels} values to {@code coefficients}, with lifter L; 0 is none. */
  Cepstrum(int mels, int coefficients, double lifter) {
    rows = new double[coefficients][mels];
    for (int q = 0; q < coefficients; q++) {
      double lift = lifter == 0 ? 1 : 1 + lifter / 2 * Math.sin(Math.PI * q / lifter);
      double scale = lift * Math.sqrt((q == 0 ? 1.0 : 2.0) / mels);
      for (int m = 0; m < mels; m++) {
        rows[q][m] = scale * Math.cos(Math.PI * q * (m + 0.5) / mels);
      }
    }
  }

  double[] of(double[] bands) {
    double[] coefficients = new double[rows.length];
    for (int q = 0; q < rows.length; q++) {
      for (int m = 0; m < bands.length; m++) {
        coefficients[q] += rows[q][m] * bands[m];
      }
    }
    return coefficients;
  }
}
