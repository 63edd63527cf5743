package dev.unroll.layers.decoder;

import dev.unroll.layers.kernel.Curves;
import java.util.Arrays;

/** a_t = tanh([c_t ; h_t] Wc) of some rows and all steps, and back. For one thread. */
final class RowOutputs {
  private final StepMatrix combine;
  private final RowMatrix products;
  private final int first;
  private final int rows;
  private final int features;
  private final int hidden;
  private final int outputs;
  private final float[] joined;
  private final float[] z;
  private final float[] gradient;
  private float[][] a = {};

  /**
   * @param first place of the rows
   */
  RowOutputs(DecoderForm form, StepMatrix combine, int first, int rows) {
    this.combine = combine;
    this.first = first;
    this.rows = rows;
    features = form.source();
    hidden = form.hidden();
    outputs = form.outputs();
    products = new RowMatrix(combine, first, rows);
    joined = new float[rows * (features + hidden)];
    z = new float[rows * outputs];
    gradient = new float[rows * outputs];
  }

  void begin(int steps) {
    if (a.length < steps + 1) {
      a = new float[steps + 1][z.length];
    }
  }

  /** a [rows, A] before a step; zeros before the first. */
  float[] before(int t) {
    return a[t];
  }

  /**
   * Of contexts [rows, M] and states [rows, H]; a row that does not count keeps what it had.
   *
   * @param counts for each row
   */
  void combine(int t, float[] context, float[] h, int count, boolean[] counts) {
    int width = features + hidden;
    for (int row = 0; row < rows; row++) {
      System.arraycopy(context, row * features, joined, row * width, features);
      System.arraycopy(h, row * hidden, joined, row * width + features, hidden);
    }
    combine.in().write(combine.inAt(t, first), joined, joined.length);
    float[] after = a[t + 1];
    Arrays.fill(after, 0);
    products.run(t, after, count);
    Curves.tanh(after, count * outputs);
    for (int row = 0; row < rows; row++) {
      if (!counts[row]) {
        System.arraycopy(a[t], row * outputs, after, row * outputs, outputs);
      }
    }
  }

  void beginBack() {
    Arrays.fill(gradient, 0);
  }

  /** With respect to a before the step that was gone back, [rows, A]; what is fed is added here. */
  float[] gradient() {
    return gradient;
  }

  /**
   * Goes back through a step to [c_t ; h_t].
   *
   * @param above gradient at the outputs [rows, A], zero for rows that do not count
   * @return [rows, M + H], zero for rows that do not count; of this
   */
  float[] back(int t, float[] above, int count, boolean[] counts) {
    float[] after = a[t + 1];
    Arrays.fill(z, 0);
    for (int row = 0; row < count; row++) {
      for (int i = row * outputs; counts[row] && i < (row + 1) * outputs; i++) {
        z[i] = (above[i] + gradient[i]) * (1 - after[i] * after[i]);
        gradient[i] = 0;
      }
    }
    products.runBack(t, z, joined, count);
    return joined;
  }

  void free() {
    products.free();
  }
}
