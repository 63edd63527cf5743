package dev.unroll.layers.output;

import dev.unroll.layers.kernel.Floats;
import dev.unroll.layers.kernel.Matrix;

/**
 * The logits of a chunk of rows, and products with them. Row r of x has its logits at row r −
 * {@code origin} of the chunk.
 */
final class LogitRows {
  private final Floats x;
  private final Floats table;
  private final Floats z;
  private final float[] bias;
  private final int inputs;
  private final int stride;
  private final float inverseTemperature;

  /**
   * @param x all rows [R, H]
   * @param z memory for the chunk, rows {@code stride} apart
   */
  LogitRows(Floats x, Projection weights, Floats z, int stride, double inverseTemperature) {
    this.x = x;
    this.table = Floats.of(weights.table());
    this.z = z;
    this.bias = weights.bias().toFloatVector();
    this.inputs = weights.inputs();
    this.stride = stride;
    this.inverseTemperature = (float) inverseTemperature;
  }

  /** u = (x tableᵀ + bias) / τ for rows [first, end). */
  void compute(RowProducts tool, int origin, int first, int end) {
    for (int r = first; r < end; r++) {
      z.write((r - origin) * stride, bias, bias.length);
    }
    int rows = end - first;
    tool.product(
            Matrix.of(rows, inputs),
            Matrix.of(bias.length, inputs).transposed(),
            Matrix.of(rows, bias.length, stride),
            true)
        .run(x.address((long) first * inputs), table.address(0), address(origin, first));
    if (inverseTemperature != 1) {
      float[] row = tool.row(bias.length);
      for (int r = first; r < end; r++) {
        read(origin, r, row);
        scale(row);
        write(origin, r, row);
      }
    }
  }

  private void scale(float[] row) {
    for (int v = 0; v < bias.length; v++) {
      row[v] *= inverseTemperature;
    }
  }

  void softmax(RowProducts tool, int origin, int first, int end) {
    long start = address(origin, first);
    tool.softmax(end - first, bias.length, stride, at -> start + (long) Float.BYTES * at);
  }

  /** dx = dz table for rows [first, end), where the chunk holds dz. */
  void gradientOfInput(RowProducts tool, int origin, int first, int end, Floats dx) {
    int rows = end - first;
    tool.product(
            Matrix.of(rows, bias.length, stride),
            Matrix.of(bias.length, inputs),
            Matrix.of(rows, inputs),
            false)
        .run(address(origin, first), table.address(0), dx.address((long) first * inputs));
  }

  /** dTable = dzᵀ x for classes [first, end), over {@code rows} rows from {@code origin} on. */
  void gradientOfTable(
      RowProducts tool, int origin, int rows, int first, int end, Floats target, boolean add) {
    int classes = end - first;
    tool.product(
            Matrix.of(rows, classes, stride).transposed(),
            Matrix.of(rows, inputs),
            Matrix.of(classes, inputs),
            add)
        .run(
            z.address(first),
            x.address((long) origin * inputs),
            target.address((long) first * inputs));
  }

  /** dBias = Σ_r dz_r for classes [first, end), over the first {@code rows} of the chunk. */
  void gradientOfBias(RowProducts tool, int rows, int first, int end, Floats target, boolean add) {
    int classes = end - first;
    float[] sum = new float[classes];
    if (add) {
      target.read(first, sum, classes);
    }
    float[] row = tool.row(classes);
    for (int r = 0; r < rows; r++) {
      z.read(r * stride + first, row, classes);
      add(row, sum);
    }
    target.write(first, sum, classes);
  }

  private static void add(float[] row, float[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += row[i];
    }
  }

  void read(int origin, int row, float[] target) {
    z.read((row - origin) * stride, target, bias.length);
  }

  void write(int origin, int row, float[] source) {
    z.write((row - origin) * stride, source, bias.length);
  }

  float get(int origin, int row, int c, float[] one) {
    z.read((row - origin) * stride + c, one, 1);
    return one[0];
  }

  void set(int origin, int row, int c, float value, float[] one) {
    one[0] = value;
    z.write((row - origin) * stride + c, one, 1);
  }

  /** u_c of a row, computed alone: the chunk may hold something else by now. */
  double logit(int row, int c) {
    float[] left = new float[inputs];
    float[] right = new float[inputs];
    x.read(row * inputs, left, inputs);
    table.read(c * inputs, right, inputs);
    double sum = bias[c];
    for (int i = 0; i < inputs; i++) {
      sum += (double) left[i] * right[i];
    }
    return sum * inverseTemperature;
  }

  private long address(int origin, int row) {
    return z.address((long) (row - origin) * stride);
  }

  int classes() {
    return bias.length;
  }
}
