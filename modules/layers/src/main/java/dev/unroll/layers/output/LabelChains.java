package dev.unroll.layers.output;

import dev.unroll.core.check.Check;
import java.util.Arrays;

/**
 * Rows that count, as N sequences.
 *
 * @param places [N][Tₙ] which row each step is, in order of time
 * @param labels [N][Tₙ] its label
 */
record LabelChains(int[][] places, int[][] labels) {
  /**
   * @param rows of an input of N rows and any number of steps
   * @throws IllegalArgumentException when a mask is neither 0 nor 1: a step of a chain cannot count
   *     by half
   */
  static LabelChains of(LabelRows rows, int count) {
    int[] lengths = new int[count];
    int steps = rows.all() ? rows.size() : rows.places().length;
    int[] places = new int[steps];
    for (int i = 0; i < steps; i++) {
      int place = rows.all() ? i : rows.places()[i];
      double mask = rows.masks()[place];
      Check.require(
          mask == 0 || mask == 1,
          "label mask of row "
              + i % count
              + ", step "
              + i / count
              + " must be 0 or 1 for a CRF output layer, but was "
              + mask);
      places[i] = mask == 0 ? -1 : place;
      lengths[i % count] += mask == 0 ? 0 : 1;
    }
    return filled(rows, places, lengths);
  }

  private static LabelChains filled(LabelRows rows, int[] places, int[] lengths) {
    int count = lengths.length;
    int[][] chains = new int[count][];
    int[][] labels = new int[count][];
    Arrays.setAll(chains, n -> new int[lengths[n]]);
    Arrays.setAll(labels, n -> new int[lengths[n]]);
    int[] done = new int[count];
    for (int i = 0; i < places.length; i++) {
      if (places[i] >= 0) {
        int n = i % count;
        chains[n][done[n]] = places[i];
        labels[n][done[n]++] = rows.labels()[places[i]];
      }
    }
    return new LabelChains(chains, labels);
  }

  /** A value for each of {@code count} rows: a sequence's at its first step, 0 elsewhere. */
  double[] atFirstStep(double[] values, int count) {
    double[] all = new double[count];
    for (int n = 0; n < values.length; n++) {
      if (places[n].length > 0) {
        all[places[n][0]] = values[n];
      }
    }
    return all;
  }
}
