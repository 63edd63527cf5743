package dev.unroll.lectures.gradient;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PowersOfWTest {
  @Test
  void outputAndGradientAreThePowersThemselves() {
    for (double w : new double[] {1, 1.01, 0.99, -1}) {
      PowersOfW.Power power = PowersOfW.power(w);

      assertEquals(1, power.last() / Math.pow(w, 999), 1e-3, "w " + w);
      assertEquals(1, power.gradient() / (999 * Math.pow(w, 998)), 1e-3, "w " + w);
    }
  }

  @Test
  void aStepGoesDownTheSquaredError() {
    PowersOfW.Power power = new PowersOfW.Power(2, new double[1000], 5);
    power.outputs()[999] = 4;

    // The error (y − 1)²/2 falls by (4 − 1) 5 with each unit of w.
    assertEquals(2 - 0.1 * 15, power.afterStep(0.1), 1e-12);
  }
}
