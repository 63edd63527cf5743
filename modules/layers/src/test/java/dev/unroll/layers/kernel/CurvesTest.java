package dev.unroll.layers.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CurvesTest {
  private static final double STATED = 4e-7;

  @Test
  void curvesKeepTheStatedErrorEverywhere() {
    for (double x = -12; x <= 12; x += 1e-4) {
      float at = (float) x;
      assertEquals(Math.tanh(at), Curves.tanh(at), STATED, "tanh " + at);
      assertEquals(1 / (1 + Math.exp(-at)), Curves.sigmoid(at), STATED, "sigmoid " + at);
    }
  }

  @Test
  void arraysAreMappedUpToTheLength() {
    float[] x = {0.5f, -3, 9};
    Curves.tanh(x, 2);
    assertEquals(Math.tanh(0.5), x[0], STATED);
    assertEquals(Math.tanh(-3), x[1], STATED);
    assertEquals(9, x[2]);
    float[] y = {0.5f, -3, 9};
    Curves.sigmoid(y, 2);
    assertEquals(1 / (1 + Math.exp(-0.5)), y[0], STATED);
    assertEquals(1 / (1 + Math.exp(3)), y[1], STATED);
    assertEquals(9, y[2]);
  }

  @Test
  void tanhNeverLeavesItsRangeByMoreThanRounding() {
    for (float x : new float[] {7.9f, 8, 100, Float.MAX_VALUE, Float.POSITIVE_INFINITY}) {
      assertEquals(1, Curves.tanh(x), STATED);
      assertEquals(-1, Curves.tanh(-x), STATED);
    }
    assertEquals(0, Curves.tanh(0f));
    assertEquals(1, Curves.sigmoid(Float.POSITIVE_INFINITY), STATED);
    assertEquals(0, Curves.sigmoid(Float.NEGATIVE_INFINITY), STATED);
  }

  @Test
  void nanStaysNan() {
    float[] x = {Float.NaN, 1};
    Curves.tanh(x, 2);
    assertTrue(Float.isNaN(x[0]));
    assertTrue(Float.isNaN(Curves.sigmoid(Float.NaN)));
  }
}
