package dev.unroll.layers.pooling;

/** How a sequence becomes one vector, by its unmasked steps alone; a row of none becomes zeros. */
public enum Pooling {
  /** The last unmasked step, wherever it is. */
  LAST {
    @Override
    double[] weights(double[] steps, boolean[] kept) {
      double[] weights = new double[kept.length];
      for (int t = kept.length - 1; t >= 0; t--) {
        if (kept[t]) {
          weights[t] = 1;
          return weights;
        }
      }
      return weights;
    }
  },
  /** The mean of the unmasked steps, each feature by itself. */
  MEAN {
    @Override
    double[] weights(double[] steps, boolean[] kept) {
      double[] weights = new double[kept.length];
      int count = 0;
      for (boolean one : kept) {
        count += one ? 1 : 0;
      }
      for (int t = 0; t < kept.length; t++) {
        weights[t] = kept[t] ? 1.0 / count : 0;
      }
      return weights;
    }
  },
  /** The greatest of the unmasked steps, each feature by itself; the first of equals. */
  MAX {
    @Override
    double[] weights(double[] steps, boolean[] kept) {
      int greatest = -1;
      for (int t = 0; t < kept.length; t++) {
        if (kept[t] && (greatest < 0 || steps[t] > steps[greatest])) {
          greatest = t;
        }
      }
      double[] weights = new double[kept.length];
      if (greatest >= 0) {
        weights[greatest] = 1;
      }
      return weights;
    }
  };

  /**
   * The part that each step has in the result, which is its derivative too.
   *
   * @param steps of one feature of one row, [T]
   * @param kept whether a step is unmasked, [T]
   */
  abstract double[] weights(double[] steps, boolean[] kept);
}
