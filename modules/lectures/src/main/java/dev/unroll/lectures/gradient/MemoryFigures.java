package dev.unroll.lectures.gradient;

import dev.unroll.layers.recurrent.Lstm;

/**
 * What LSTMs of a forget bias do to a gradient through their memory.
 *
 * @param product mean of ∏ f over the units, [distances][seeds]
 * @param extra what goes by h against ∏ f, [scales][distances][seeds]
 */
record MemoryFigures(double[][] product, double[][][] extra) {
  /** Distances, steps. */
  static final int[] DISTANCES = {1, 2, 5, 10, 20, 30};

  /** Factors of the recurrent weights. */
  static final double[] SCALES = {0.5, 1, 2};

  /** Place of the factor 1, which is judged. */
  static final int ITSELF = 1;

  /** Of new networks. */
  static MemoryFigures of(double bias, int units, long[] seeds) {
    MemoryFigures measured =
        new MemoryFigures(
            new double[DISTANCES.length][seeds.length],
            new double[SCALES.length][DISTANCES.length][seeds.length]);
    for (int n = 0; n < seeds.length; n++) {
      for (int s = 0; s < SCALES.length; s++) {
        MemoryPath path = new MemoryPath(new Lstm(bias, false, false), units, SCALES[s], seeds[n]);
        for (int d = 0; d < DISTANCES.length; d++) {
          MemoryPath.Gradients back = path.back(DISTANCES[d]);
          measured.extra[s][d][n] = back.beyondProduct();
          if (s == ITSELF) {
            measured.product[d][n] = back.meanProduct();
          }
        }
      }
    }
    return measured;
  }
}
