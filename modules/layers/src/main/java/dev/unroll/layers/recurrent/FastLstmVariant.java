package dev.unroll.layers.recurrent;

import dev.unroll.layers.kernel.Curves;
import dev.unroll.layers.recurrent.LstmVariant.Part;
import java.util.Arrays;

/** The equations of {@link LstmVariant} in loops that the Java compiler vectorises. */
final class FastLstmVariant implements Equations<float[]> {
  private final LstmVariant cell;
  private final Peepholes peepholes;

  FastLstmVariant(LstmVariant cell) {
    this.cell = cell;
    this.peepholes = new Peepholes(cell.peepholes());
  }

  @Override
  public void forward(int stage, Step<float[]> s) {
    int length = s.length();
    float[] c = s.before(1);
    float[] next = s.after(1);
    float[] g = s.lane(LstmVariant.INPUT);
    if (cell.has(Part.INPUT_CURVE)) {
      Curves.tanh(g, length);
    }
    if (cell.has(Part.INPUT_GATE)) {
      float[] i = gated(s, cell.gate(), c);
      for (int j = 0; j < length; j++) {
        next[j] = i[j] * g[j];
      }
    } else {
      System.arraycopy(g, 0, next, 0, length);
    }
    if (cell.has(Part.FORGET_GATE)) {
      float[] f = gated(s, cell.forget(), c);
      for (int j = 0; j < length; j++) {
        next[j] = next[j] + f[j] * c[j];
      }
    } else {
      for (int j = 0; j < length; j++) {
        next[j] = next[j] + c[j];
      }
    }
    putOut(s, next, length);
  }

  private void putOut(Step<float[]> s, float[] next, int length) {
    float[] h = s.after(0);
    System.arraycopy(next, 0, h, 0, length);
    if (cell.has(Part.OUTPUT_CURVE)) {
      Curves.tanh(h, length);
    }
    if (cell.has(Part.OUTPUT_GATE)) {
      float[] o = gated(s, cell.output(), next);
      for (int j = 0; j < length; j++) {
        h[j] = h[j] * o[j];
      }
    }
  }

  private float[] gated(Step<float[]> s, int lane, float[] memory) {
    peepholes.see(s, lane, memory);
    Curves.sigmoid(s.lane(lane), s.length());
    return s.lane(lane);
  }

  @Override
  public void backward(int stage, Step<float[]> s) {
    int length = s.length();
    float[] dh = s.gradient(0);
    throughOutput(s, length);
    // Peepholes change the gradient of c, which is c' until then: both gates come before them.
    throughMemory(s, length);
    if (cell.has(Part.INPUT_GATE)) {
      peepholes.unsee(s, cell.gate(), s.before(1));
    }
    if (cell.has(Part.FORGET_GATE)) {
      peepholes.unsee(s, cell.forget(), s.before(1));
    }
    Arrays.fill(dh, 0, length, 0);
  }

  /** Makes the gradient of state 1 that of c' by all ways. */
  private void throughOutput(Step<float[]> s, int length) {
    float[] dh = s.gradient(0);
    float[] dc = s.gradient(1);
    float[] next = s.after(1);
    boolean gated = cell.has(Part.OUTPUT_GATE);
    float[] seen = gated && peepholes.open() ? next.clone() : next;
    boolean curved = cell.has(Part.OUTPUT_CURVE);
    if (curved) {
      Curves.tanh(next, length);
    }
    if (gated) {
      float[] o = s.lane(cell.output());
      for (int j = 0; j < length; j++) {
        float gate = o[j];
        o[j] = dh[j] * next[j] * gate * (1 - gate);
        dh[j] = dh[j] * gate;
      }
    }
    if (curved) {
      for (int j = 0; j < length; j++) {
        dh[j] = dh[j] * (1 - next[j] * next[j]);
      }
    }
    for (int j = 0; j < length; j++) {
      dc[j] = dc[j] + dh[j];
    }
    if (gated) {
      peepholes.unsee(s, cell.output(), seen);
    }
  }

  /** Leaves gradients in the lanes of g, i and f, and makes that of c' that of c. */
  private void throughMemory(Step<float[]> s, int length) {
    float[] c = s.before(1);
    float[] dc = s.gradient(1);
    float[] g = s.lane(LstmVariant.INPUT);
    float[] slope = s.gradient(0);
    for (int j = 0; j < length; j++) {
      slope[j] = dc[j];
    }
    if (cell.has(Part.INPUT_CURVE)) {
      for (int j = 0; j < length; j++) {
        slope[j] = dc[j] * (1 - g[j] * g[j]);
      }
    }
    if (cell.has(Part.INPUT_GATE)) {
      float[] i = s.lane(cell.gate());
      for (int j = 0; j < length; j++) {
        float gate = i[j];
        i[j] = dc[j] * g[j] * gate * (1 - gate);
        slope[j] = slope[j] * gate;
      }
    }
    System.arraycopy(slope, 0, g, 0, length);
    if (cell.has(Part.FORGET_GATE)) {
      float[] f = s.lane(cell.forget());
      for (int j = 0; j < length; j++) {
        float gate = f[j];
        f[j] = dc[j] * c[j] * gate * (1 - gate);
        dc[j] = dc[j] * gate;
      }
    }
  }
}
