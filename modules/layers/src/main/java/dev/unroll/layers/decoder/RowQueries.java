package dev.unroll.layers.decoder;

import dev.unroll.layers.attention.AttentionForm;
import dev.unroll.layers.attention.AttentionKind;
import java.util.Arrays;
import java.util.List;

/**
 * The queries of some rows and all steps as they are compared with keys: the states themselves, or
 * with additive attention h Wq + b. For one thread.
 */
final class RowQueries {
  private final List<StepMatrix> matrix;
  private final List<RowMatrix> products;
  private final int first;
  private final int rows;
  private final int hidden;
  private final int width;
  private final float[] below;
  private final float[] biasGradient;
  private float[] bias = {};
  private float[][] kept = {};

  /**
   * @param matrix that of Wq, or none
   * @param first place of the rows
   */
  RowQueries(AttentionForm form, List<StepMatrix> matrix, int first, int rows) {
    this.matrix = matrix;
    this.first = first;
    this.rows = rows;
    hidden = form.queries();
    width = SourceRow.compared(form);
    products = matrix.stream().map(one -> new RowMatrix(one, first, rows)).toList();
    below = new float[rows * hidden];
    biasGradient = new float[width];
  }

  static boolean areMultiplied(AttentionForm form) {
    return form.kind() == AttentionKind.ADDITIVE;
  }

  /** Begins a pass over so many steps with this b, which is empty where Wq is. */
  void begin(int steps, float[] bias) {
    this.bias = bias;
    if (kept.length < steps) {
      kept = new float[steps][rows * width];
    }
  }

  /** Takes states h [rows, H], of which the first {@code count} places are computed. */
  void ask(int t, float[] h, int count) {
    if (matrix.isEmpty()) {
      System.arraycopy(h, 0, kept[t], 0, rows * width);
      return;
    }
    StepMatrix query = matrix.get(0);
    query.in().write(query.inAt(t, first), h, rows * hidden);
    for (int row = 0; row < count; row++) {
      System.arraycopy(bias, 0, kept[t], row * width, width);
    }
    products.get(0).run(t, kept[t], count);
  }

  /** Copies a query as it is compared. */
  void read(int t, int row, float[] q) {
    System.arraycopy(kept[t], row * width, q, 0, width);
  }

  void beginBack() {
    Arrays.fill(biasGradient, 0);
  }

  /**
   * Goes back to the states.
   *
   * @param gradient at queries as they are compared, [rows, D], zero for rows that do not count
   * @param h gradient at states [rows, H]; the first {@code count} rows are added to
   */
  void back(int t, float[] gradient, int count, float[] h) {
    float[] source = gradient;
    if (!matrix.isEmpty()) {
      for (int row = 0; row < count; row++) {
        for (int i = 0; i < width; i++) {
          biasGradient[i] += gradient[row * width + i];
        }
      }
      products.get(0).runBack(t, gradient, below, count);
      source = below;
    }
    for (int i = 0; i < count * hidden; i++) {
      h[i] += source[i];
    }
  }

  float[] biasGradient() {
    return biasGradient;
  }

  void free() {
    products.forEach(RowMatrix::free);
  }
}
