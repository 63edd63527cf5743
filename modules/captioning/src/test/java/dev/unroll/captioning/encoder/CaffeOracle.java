package dev.unroll.captioning.encoder;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * SqueezeNet 1.0 as its Caffe description has it, for one picture, in plain loops and double. Its
 * poolings round up, as Caffe's do.
 */
record CaffeOracle(Map<String, INDArray> weights) {
  /** [channels][rows][columns], square. */
  record Grid(double[][][] values) {
    int side() {
      return values[0].length;
    }
  }

  Grid regions(Grid picture) {
    Grid x = pool(convolved("conv1", picture, 2, 0));
    for (int fire = 2; fire <= 9; fire++) {
      x = fire("fire" + fire, x);
      x = fire == 4 || fire == 8 ? pool(x) : x;
    }
    return x;
  }

  Grid classes(Grid picture) {
    return convolved("conv_final", regions(picture), 1, 1);
  }

  private Grid fire(String name, Grid x) {
    Grid squeezed = convolved(name + "/conv1x1_1", x, 1, 0);
    double[][][] narrow = convolved(name + "/conv1x1_2", squeezed, 1, 0).values();
    double[][][] wide = convolved(name + "/conv3x3_2", squeezed, 1, 1).values();
    double[][][] both = new double[narrow.length + wide.length][][];
    System.arraycopy(narrow, 0, both, 0, narrow.length);
    System.arraycopy(wide, 0, both, narrow.length, wide.length);
    return new Grid(both);
  }

  private Grid convolved(String name, Grid x, int stride, int padding) {
    INDArray w = weights.get(name + "/W");
    INDArray b = weights.get(name + "/b");
    int kernel = (int) w.size(2);
    int inputs = (int) w.size(1);
    double[] filters = w.dup('c').data().asDouble();
    int side = (x.side() + 2 * padding - kernel) / stride + 1;
    double[][][] result = new double[(int) w.size(0)][side][side];
    for (int m = 0; m < result.length; m++) {
      for (int row = 0; row < side; row++) {
        for (int column = 0; column < side; column++) {
          double sum = b.getDouble(m);
          for (int i = 0; i < inputs * kernel * kernel; i++) {
            int y = row * stride - padding + i / kernel % kernel;
            int at = column * stride - padding + i % kernel;
            if (y >= 0 && at >= 0 && y < x.side() && at < x.side()) {
              double value = x.values()[i / kernel / kernel][y][at];
              sum += filters[m * inputs * kernel * kernel + i] * value;
            }
          }
          result[m][row][column] = Math.max(0, sum);
        }
      }
    }
    return new Grid(result);
  }

  private static Grid pool(Grid x) {
    int side = pooled(x.side());
    double[][][] result = new double[x.values().length][side][side];
    for (int c = 0; c < result.length; c++) {
      for (int row = 0; row < side; row++) {
        for (int column = 0; column < side; column++) {
          double most = Double.NEGATIVE_INFINITY;
          for (int y = 2 * row; y < Math.min(2 * row + 3, x.side()); y++) {
            for (int at = 2 * column; at < Math.min(2 * column + 3, x.side()); at++) {
              most = Math.max(most, x.values()[c][y][at]);
            }
          }
          result[c][row][column] = most;
        }
      }
    }
    return new Grid(result);
  }

  /** Side of a grid after 3 x 3 pooling with stride 2, as Caffe rounds it. */
  static int pooled(int side) {
    return (int) Math.ceil((side - 3) / 2.0) + 1;
  }
}
