package dev.unroll.layers.update;

/** Loops over the heads of heap arrays, which the Java compiler turns into vector instructions. */
final class Elements {
  private Elements() {}

  /** Σ x², in double. */
  static double squares(float[] x, int length) {
    // Four sums, because one would wait for each addition; always the same four.
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i <= length - 4; i += 4) {
      a += (double) x[i] * x[i];
      b += (double) x[i + 1] * x[i + 1];
      c += (double) x[i + 2] * x[i + 2];
      d += (double) x[i + 3] * x[i + 3];
    }
    for (; i < length; i++) {
      a += (double) x[i] * x[i];
    }
    return (a + b) + (c + d);
  }

  /** x ← f x. */
  static void scale(float[] x, float factor, int length) {
    for (int i = 0; i < length; i++) {
      x[i] *= factor;
    }
  }

  /** x ← min(max(x, −c), c); NaN stays NaN. */
  static void bound(float[] x, float bound, int length) {
    for (int i = 0; i < length; i++) {
      x[i] = Math.max(-bound, Math.min(bound, x[i]));
    }
  }

  /** θ ← θ − (u + d θ). */
  static void subtract(float[] parameters, float[] updates, float decay, int length) {
    for (int i = 0; i < length; i++) {
      parameters[i] -= updates[i] + decay * parameters[i];
    }
  }
}
