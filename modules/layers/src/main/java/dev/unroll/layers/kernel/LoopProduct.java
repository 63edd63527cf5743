package dev.unroll.layers.kernel;

import java.util.List;
import java.util.function.IntConsumer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** In plain loops over heap arrays: a single row is limited by how fast the weights are read. */
final class LoopProduct implements RowProduct {
  /** Weights that are read faster than a second thread can be woken. */
  private static final int SMALL = 200_000;

  private final float[][][] weights;
  private final int inputs;
  private final int width;
  private final int rows;
  private final Team team;
  private final int parts;
  private final IntConsumer work;
  private int count;
  private float[] x = {};
  private List<float[]> blocks = List.of();

  LoopProduct(INDArray matrix, int width, int rows, Team team) {
    this.inputs = (int) matrix.size(0);
    this.width = width;
    this.rows = rows;
    this.team = team;
    int count = (int) matrix.size(1) / width;
    float[] values = matrix.dup('c').data().asFloat();
    weights = new float[count][inputs][width];
    for (int k = 0; k < inputs; k++) {
      for (int block = 0; block < count; block++) {
        int from = (k * count + block) * width;
        System.arraycopy(values, from, weights[block][k], 0, width);
      }
    }
    parts = values.length > SMALL ? team.size() : 1;
    work = part -> add(Team.first(width, part, parts), Team.first(width, part + 1, parts));
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public void addTo(float[] x, List<float[]> blocks, int count) {
    this.count = count;
    this.x = x;
    this.blocks = blocks;
    team.run(parts, work);
  }

  private void add(int from, int to) {
    for (int block = 0; block < weights.length; block++) {
      float[][] w = weights[block];
      float[] y = blocks.get(block);
      for (int row = 0; row < count; row++) {
        int k = 0;
        for (; k + 3 < inputs; k += 4) {
          addFour(y, row * width, row * inputs + k, w, k, from, to);
        }
        for (; k < inputs; k++) {
          addOne(y, row * width, x[row * inputs + k], w[k], from, to);
        }
      }
    }
  }

  private void addFour(float[] y, int at, int first, float[][] w, int k, int from, int to) {
    float a = x[first];
    float b = x[first + 1];
    float c = x[first + 2];
    float d = x[first + 3];
    float[] p = w[k];
    float[] q = w[k + 1];
    float[] r = w[k + 2];
    float[] s = w[k + 3];
    for (int j = from; j < to; j++) {
      y[at + j] += a * p[j] + b * q[j] + c * r[j] + d * s[j];
    }
  }

  private static void addOne(float[] y, int at, float a, float[] p, int from, int to) {
    for (int j = from; j < to; j++) {
      y[at + j] += a * p[j];
    }
  }
}
