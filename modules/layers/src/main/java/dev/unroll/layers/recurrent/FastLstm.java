package dev.unroll.layers.recurrent;

import dev.unroll.layers.kernel.Curves;
import java.util.Arrays;

/** The equations of {@link Lstm} in loops that the Java compiler vectorises. */
final class FastLstm implements Equations<float[]> {
  private final Peepholes peepholes;
  private final boolean coupled;

  FastLstm(Lstm cell) {
    this.peepholes = new Peepholes(cell.peepholes());
    this.coupled = cell.coupled();
  }

  @Override
  public void forward(int stage, Step<float[]> s) {
    int length = s.length();
    float[] c = s.before(1);
    float[] next = s.after(1);
    float[] g = s.lane(Lstm.INPUT);
    float[] f = s.lane(Lstm.FORGET);
    float[] o = s.lane(Lstm.OUTPUT);
    Curves.tanh(g, length);
    peepholes.see(s, Lstm.FORGET, c);
    Curves.sigmoid(f, length);
    if (coupled) {
      for (int j = 0; j < length; j++) {
        next[j] = f[j] * c[j] + (1 - f[j]) * g[j];
      }
    } else {
      float[] i = s.lane(Lstm.GATE);
      peepholes.see(s, Lstm.GATE, c);
      Curves.sigmoid(i, length);
      for (int j = 0; j < length; j++) {
        next[j] = f[j] * c[j] + i[j] * g[j];
      }
    }
    peepholes.see(s, Lstm.OUTPUT, next);
    Curves.sigmoid(o, length);
    float[] h = s.after(0);
    for (int j = 0; j < length; j++) {
      h[j] = o[j] * Curves.tanh(next[j]);
    }
  }

  @Override
  public void backward(int stage, Step<float[]> s) {
    int length = s.length();
    float[] c = s.before(1);
    float[] dh = s.gradient(0);
    float[] dc = s.gradient(1);
    float[] g = s.lane(Lstm.INPUT);
    float[] f = s.lane(Lstm.FORGET);
    float[] seen = peepholes.open() ? s.after(1).clone() : s.after(1);
    output(s.lane(Lstm.OUTPUT), s.after(1), dh, dc, length);
    peepholes.unsee(s, Lstm.OUTPUT, seen);
    if (coupled) {
      for (int j = 0; j < length; j++) {
        float gate = f[j];
        float input = g[j];
        f[j] = dc[j] * (c[j] - input) * gate * (1 - gate);
        g[j] = dc[j] * (1 - gate) * (1 - input * input);
        dc[j] = dc[j] * gate;
      }
    } else {
      inputAndForget(g, f, s.lane(Lstm.GATE), c, dc, length);
      peepholes.unsee(s, Lstm.GATE, c);
    }
    peepholes.unsee(s, Lstm.FORGET, c);
    Arrays.fill(dh, 0, length, 0);
  }

  /**
   * Leaves ∂L/∂(output gate's sum) in {@code o}, adds the part of h' to {@code dc}, and turns
   * {@code next} into its tanh: in one loop with the rest the compiler would not vectorise that.
   */
  private static void output(float[] o, float[] next, float[] dh, float[] dc, int length) {
    Curves.tanh(next, length);
    for (int j = 0; j < length; j++) {
      dc[j] = dc[j] + dh[j] * o[j] * (1 - next[j] * next[j]);
    }
    for (int j = 0; j < length; j++) {
      o[j] = dh[j] * next[j] * o[j] * (1 - o[j]);
    }
  }

  private static void inputAndForget(
      float[] g, float[] f, float[] i, float[] c, float[] dc, int length) {
    for (int j = 0; j < length; j++) {
      float input = g[j];
      float gate = i[j];
      g[j] = dc[j] * gate * (1 - input * input);
      i[j] = dc[j] * input * gate * (1 - gate);
    }
    for (int j = 0; j < length; j++) {
      float gate = f[j];
      f[j] = dc[j] * c[j] * gate * (1 - gate);
      dc[j] = dc[j] * gate;
    }
  }
}
