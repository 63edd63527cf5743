package dev.unroll.lectures.gradient;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TwoWeightsTest {
  private static final double[] WEIGHTS = {3, 5, 2.5};
  private static final double[] BIASES = {-1, -2.2, 0.5};

  /** The error in double, by a plain loop. */
  static double error(double weight, double bias) {
    double h = 0;
    for (int t = 0; t < TwoWeights.STEPS; t++) {
      h = 1 / (1 + Math.exp(-weight * h - bias));
    }
    return (h - 0.7) * (h - 0.7);
  }

  @Test
  void errorsAndGradientsAreThoseOfAPlainLoop() {
    TwoWeights.Slopes slopes = new TwoWeights(3).at(WEIGHTS, BIASES);

    for (int i = 0; i < 3; i++) {
      double w = WEIGHTS[i];
      double b = BIASES[i];
      double byWeight = (error(w + 1e-5, b) - error(w - 1e-5, b)) / 2e-5;
      double byBias = (error(w, b + 1e-5) - error(w, b - 1e-5)) / 2e-5;
      assertEquals(error(w, b), slopes.error()[i], 1e-5);
      assertEquals(byWeight, slopes.weight()[i], 1e-3 * (1 + Math.abs(byWeight)));
      assertEquals(byBias, slopes.bias()[i], 1e-3 * (1 + Math.abs(byBias)));
    }
  }
}
