package dev.unroll.data.audio.feature;

import java.util.ArrayList;
import java.util.List;

/**
 * The orthonormal cosine transform of the second kind (Ahmed, Natarajan and Rao 1974), and the
 * lifter after it. Where a frame begins with its energy, that is put in place of c_0.
 *
 * <pre>
 * c_q = (1 + L/2 sin(π (q + s) / L)) √(2 / M) Σ_m x_m cos(π q (m + 1/2) / M),   c_0 divided by √2
 * </pre>
 */
final class Cepstrum implements Stage {
  private final double[][] rows;
  private final boolean energy;

  /** From M bands to coefficients with lifter L, 0 for none; s is {@code lifterStart}. */
  Cepstrum(FeatureOptions options) {
    int mels = options.mels();
    double lifter = options.lifter();
    int start = options.form().program().lifterStart();
    energy = options.energy() != Energy.NONE;
    rows = new double[options.coefficients()][mels];
    for (int q = 0; q < rows.length; q++) {
      double lift = lifter == 0 ? 1 : 1 + lifter / 2 * Math.sin(Math.PI * (q + start) / lifter);
      double scale = lift * Math.sqrt((q == 0 ? 1.0 : 2.0) / mels);
      for (int m = 0; m < mels; m++) {
        rows[q][m] = scale * Math.cos(Math.PI * q * (m + 0.5) / mels);
      }
    }
  }

  @Override
  public List<double[]> accept(List<double[]> frames) {
    List<double[]> cepstra = new ArrayList<>();
    frames.forEach(frame -> cepstra.add(of(frame)));
    return cepstra;
  }

  @Override
  public List<double[]> finish() {
    return List.of();
  }

  private double[] of(double[] frame) {
    int from = energy ? 1 : 0;
    double[] coefficients = new double[rows.length];
    for (int q = 0; q < rows.length; q++) {
      for (int m = 0; m < rows[q].length; m++) {
        coefficients[q] += rows[q][m] * frame[from + m];
      }
    }
    if (energy) {
      coefficients[0] = frame[0];
    }
    return coefficients;
  }
}
