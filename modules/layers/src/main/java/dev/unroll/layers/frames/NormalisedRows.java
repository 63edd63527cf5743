package dev.unroll.layers.frames;

import dev.unroll.layers.step.RowValues;
import java.util.function.Supplier;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Normalisation of rows and its gradient. With x̂ = (x − μ) / √(σ² + ε) and g = γ ∘ ∂L/∂y,
 *
 * <pre>
 * ∂L/∂x = (g − mean(g) − x̂ mean(g ∘ x̂)) / √(σ² + ε)
 * </pre>
 *
 * where the means are over what μ and σ² were taken over, and left out when those were given.
 *
 * @param x [R, F], row after row
 * @param mask [R], 0 for rows that are none
 * @param gain γ [F]
 */
record NormalisedRows(INDArray x, double[] mask, double[] gain) {
  private int width() {
    return gain.length;
  }

  /** Reads a row of x and of another array, adds to sums, and leaves a result in the other. */
  private interface Work {
    void on(double[] x, double[] other, double[][] sums);
  }

  /**
   * Does work on every row that counts.
   *
   * @param other [R, F]
   * @param target [R, F], where the results go; 0 where no row counts
   * @param works makes what one thread works with
   */
  private double[][] pass(INDArray other, INDArray target, Supplier<Work> works) {
    target.assign(0);
    return Moments.sums(
        mask,
        2,
        width(),
        () -> {
          RowValues from = RowValues.of(x);
          RowValues beside = RowValues.of(other);
          RowValues to = RowValues.of(target);
          Work work = works.get();
          double[] row = new double[width()];
          double[] result = new double[width()];
          return (at, sums) -> {
            from.read(at, row);
            beside.read(at, result);
            work.on(row, result, sums);
            to.write(at, result);
          };
        });
  }

  /** By moments of features: y = γ x̂ + shift. */
  void byFeature(Moments moments, double[] shift, INDArray y) {
    double[] scales = moments.scales();
    double[] mean = moments.mean();
    pass(
        x,
        y,
        () ->
            (row, result, sums) -> {
              for (int i = 0; i < result.length; i++) {
                result[i] = gain[i] * ((row[i] - mean[i]) * scales[i]) + shift[i];
              }
            });
  }

  /** Each row by its own moments. */
  void byRow(double[] shift, INDArray y) {
    pass(
        x,
        y,
        () ->
            (row, result, sums) -> {
              normalise(row, result);
              for (int i = 0; i < result.length; i++) {
                result[i] = gain[i] * result[i] + shift[i];
              }
            });
  }

  /** x̂ of one row; says 1 / √(σ² + ε). */
  private static double normalise(double[] x, double[] target) {
    double mean = mean(x);
    double variance = 0;
    for (int i = 0; i < x.length; i++) {
      target[i] = x[i] - mean;
      variance += target[i] * target[i];
    }
    double scale = 1 / Math.sqrt(variance / x.length + Moments.EPSILON);
    for (int i = 0; i < x.length; i++) {
      target[i] *= scale;
    }
    return scale;
  }

  private static double mean(double[] x) {
    double sum = 0;
    for (double one : x) {
      sum += one;
    }
    return sum / x.length;
  }

  /**
   * Gradients where moments of features were used.
   *
   * @param count rows that the moments are of; 0 when they were given
   * @param dx replaced
   * @return of γ and of the shift, [F] each
   */
  double[][] backByFeature(INDArray dy, Moments moments, int count, INDArray dx) {
    double[] scales = moments.scales();
    double[] mean = moments.mean();
    double share = count == 0 ? 0 : 1.0 / count;
    // The first pass is for its sums; what it leaves in dx, the second replaces.
    double[][] gradient =
        pass(
            dy,
            dx,
            () ->
                (row, delta, sums) -> {
                  for (int i = 0; i < row.length; i++) {
                    row[i] = (row[i] - mean[i]) * scales[i];
                  }
                  add(delta, row, sums);
                });
    pass(
        dy,
        dx,
        () ->
            (row, delta, sums) -> {
              for (int i = 0; i < row.length; i++) {
                double normal = (row[i] - mean[i]) * scales[i];
                double means = share * (gradient[1][i] + normal * gradient[0][i]);
                delta[i] = gain[i] * scales[i] * (delta[i] - means);
              }
            });
    return gradient;
  }

  /** Gradients where each row was normalised by itself; as {@link #backByFeature}. */
  double[][] backByRow(INDArray dy, INDArray dx) {
    return pass(
        dy,
        dx,
        () -> {
          double[] normal = new double[width()];
          return (row, delta, sums) -> {
            double scale = normalise(row, normal);
            add(delta, normal, sums);
            for (int i = 0; i < delta.length; i++) {
              delta[i] *= gain[i];
              row[i] = delta[i] * normal[i];
            }
            double mean = mean(delta);
            double along = mean(row);
            for (int i = 0; i < delta.length; i++) {
              delta[i] = scale * (delta[i] - mean - normal[i] * along);
            }
          };
        });
  }

  private static void add(double[] delta, double[] normal, double[][] sums) {
    double[] gains = sums[0];
    double[] shifts = sums[1];
    for (int i = 0; i < delta.length; i++) {
      gains[i] += delta[i] * normal[i];
      shifts[i] += delta[i];
    }
  }
}
