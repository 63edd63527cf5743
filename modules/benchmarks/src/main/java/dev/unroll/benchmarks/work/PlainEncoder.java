package dev.unroll.benchmarks.work;

import dev.unroll.benchmarks.work.CaptionerWeights.Weight;
import java.util.Arrays;
import java.util.Map;

/** The encoder of {@link PlainCaptioner}: convolutions as the sums that they are. */
record PlainEncoder(CaptionerSizes sizes, Map<String, Weight> weights) {
  /** Features [S][C] of a picture [3, side, side]. */
  double[][] regions(float[] picture) {
    int side = sizes.pixels();
    double[][][] grid = new double[sizes.planes(0)][side][side];
    for (double[] line : grid[CaptionerSizes.COLOURS]) {
      Arrays.fill(line, Double.POSITIVE_INFINITY);
    }
    for (int i = 0; i < picture.length; i++) {
      int y = i / side % side;
      int x = i % side;
      grid[i / (side * side)][y][x] = picture[i];
      double[] darkest = grid[CaptionerSizes.COLOURS][y];
      darkest[x] = Math.min(darkest[x], picture[i]);
    }
    for (int layer = 0; layer < sizes.filters().size(); layer++) {
      grid = rectified("seen" + layer, grid, 2);
    }
    grid = rectified("seen", withPlaces(grid), 1);
    double[][] regions = new double[sizes.places()][sizes.channels()];
    for (int s = 0; s < regions.length; s++) {
      for (int channel = 0; channel < sizes.channels(); channel++) {
        regions[s][channel] = grid[channel][s / sizes.side()][s % sizes.side()];
      }
    }
    return regions;
  }

  /** Planes that rise from −1 to 1, to the right and downwards. */
  private static double[][][] withPlaces(double[][][] grid) {
    int side = grid[0].length;
    double[][][] all = Arrays.copyOf(grid, grid.length + CaptionerWeights.PLACES);
    all[grid.length] = new double[side][side];
    all[grid.length + 1] = new double[side][side];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        all[grid.length][y][x] = 2.0 * x / (side - 1) - 1;
        all[grid.length + 1][y][x] = 2.0 * y / (side - 1) - 1;
      }
    }
    return all;
  }

  private double[][][] rectified(String name, double[][][] grid, int stride) {
    int side = grid[0].length / stride;
    float[] bias = weights.get(name + "_b").values();
    double[][][] result = new double[bias.length][side][side];
    for (int m = 0; m < bias.length; m++) {
      for (int y = 0; y < side; y++) {
        for (int x = 0; x < side; x++) {
          double sum = bias[m] + sum(weights.get(name + "_W"), m, grid, y * stride, x * stride);
          result[m][y][x] = Math.max(0, sum);
        }
      }
    }
    return result;
  }

  /** A filter's sum around a pixel, zeros outside. */
  private static double sum(Weight filters, int m, double[][][] grid, int y, int x) {
    int kernel = (int) filters.shape()[2];
    int side = grid[0].length;
    double sum = 0;
    int at = m * grid.length * kernel * kernel;
    for (double[][] plane : grid) {
      for (int i = y - kernel / 2; i <= y + kernel / 2; i++) {
        for (int j = x - kernel / 2; j <= x + kernel / 2; j++) {
          if (i >= 0 && i < side && j >= 0 && j < side) {
            sum += filters.values()[at] * plane[i][j];
          }
          at++;
        }
      }
    }
    return sum;
  }
}
