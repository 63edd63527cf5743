package dev.unroll.layers.spatial;

import dev.unroll.layers.kernel.Curves;

/** The curves of gates, over a plane. */
enum Gate {
  /** In double precision, by one exponential each. */
  EXACT {
    @Override
    void sigmoid(double[] x) {
      for (int i = 0; i < x.length; i++) {
        x[i] = 1 / (1 + Math.exp(-x[i]));
      }
    }

    /** 2 σ(2 x) − 1, to within 2e-16; several times faster than Java's own. */
    @Override
    void tanh(double[] x) {
      for (int i = 0; i < x.length; i++) {
        x[i] = 2 / (1 + Math.exp(-2 * x[i])) - 1;
      }
    }
  },

  /** In single precision, by {@link Curves}, several times faster again. */
  FAST {
    @Override
    void sigmoid(double[] x) {
      float[] floats = floats(x);
      Curves.sigmoid(floats, floats.length);
      set(x, floats);
    }

    @Override
    void tanh(double[] x) {
      float[] floats = floats(x);
      Curves.tanh(floats, floats.length);
      set(x, floats);
    }
  };

  /** Replaces each number by σ(x) = 1 / (1 + exp(−x)). */
  abstract void sigmoid(double[] x);

  /** Replaces each number by its tanh. */
  abstract void tanh(double[] x);

  /** What fits the precision of a pass. */
  static Gate of(GridShape grid) {
    return grid.isFast() ? FAST : EXACT;
  }

  private static float[] floats(double[] x) {
    float[] floats = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      floats[i] = (float) x[i];
    }
    return floats;
  }

  private static void set(double[] x, float[] floats) {
    for (int i = 0; i < x.length; i++) {
      x[i] = floats[i];
    }
  }
}
