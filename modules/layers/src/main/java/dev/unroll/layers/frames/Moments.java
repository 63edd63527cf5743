package dev.unroll.layers.frames;

import dev.unroll.layers.kernel.Team;
import dev.unroll.layers.step.RowValues;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Mean and variance of each feature, and sums over rows: rows are taken in runs of a fixed length,
 * so that the number of threads changes no sum.
 *
 * @param mean [F]
 * @param variance [F], that of the rows themselves, divided by their number
 */
record Moments(double[] mean, double[] variance) {
  static final double EPSILON = 1e-5;

  private static final int RUN = 128;

  /** What is done with a row that counts; numbers are added to the sums. */
  interface RowWork {
    void on(int row, double[][] sums);
  }

  /** Work on the rows of a run, which one thread does. */
  interface Run {
    RowWork start();
  }

  /**
   * Does work on every row that counts.
   *
   * @param mask 0 for rows that do not count
   * @param sums how many sums [width] are made
   * @return the sums [sums][width]
   */
  static double[][] sums(double[] mask, int sums, int width, Run work) {
    int runs = (mask.length + RUN - 1) / RUN;
    double[][][] parts = new double[runs][sums][width];
    Team.shared()
        .run(
            runs,
            run -> {
              RowWork own = work.start();
              int end = Math.min(mask.length, (run + 1) * RUN);
              for (int row = run * RUN; row < end; row++) {
                if (mask[row] != 0) {
                  own.on(row, parts[run]);
                }
              }
            });
    double[][] total = new double[sums][width];
    for (double[][] part : parts) {
      for (int s = 0; s < sums; s++) {
        add(part[s], total[s]);
      }
    }
    return total;
  }

  private static void add(double[] part, double[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += part[i];
    }
  }

  /**
   * Of the rows of an array that count.
   *
   * @param count how many do, &gt; 0
   */
  static Moments of(INDArray rows, double[] mask, int count) {
    int width = (int) rows.size(1);
    double[] mean =
        sums(
            mask,
            1,
            width,
            () -> {
              RowValues values = RowValues.of(rows);
              double[] x = new double[width];
              return (row, sums) -> {
                values.read(row, x);
                add(x, sums[0]);
              };
            })[0];
    divide(mean, count);
    double[] variance =
        sums(
            mask,
            1,
            width,
            () -> {
              RowValues values = RowValues.of(rows);
              double[] x = new double[width];
              return (row, sums) -> {
                values.read(row, x);
                addSquares(x, mean, sums[0]);
              };
            })[0];
    divide(variance, count);
    return new Moments(mean, variance);
  }

  private static void addSquares(double[] x, double[] mean, double[] sum) {
    for (int i = 0; i < sum.length; i++) {
      double d = x[i] - mean[i];
      sum[i] += d * d;
    }
  }

  private static void divide(double[] values, int count) {
    for (int i = 0; i < values.length; i++) {
      values[i] /= count;
    }
  }

  /** 1 / √(σ² + ε) [F]. */
  double[] scales() {
    double[] scales = new double[variance.length];
    for (int i = 0; i < scales.length; i++) {
      scales[i] = 1 / Math.sqrt(variance[i] + EPSILON);
    }
    return scales;
  }
}
