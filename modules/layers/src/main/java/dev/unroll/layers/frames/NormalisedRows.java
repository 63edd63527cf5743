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

  /** What a row of x becomes. */
  private interface Change {
    void of(double[] x, double[] target);
  }

  /** By moments of features: y = γ x̂ + shift. */
  void byFeature(Moments moments, double[] shift, INDArray y) {
    double[] scales = moments.scales();
    write(
        y,
        () ->
            (row, target) -> {
              for (int i = 0; i < target.length; i++) {
                target[i] = gain[i] * ((row[i] - moments.mean()[i]) * scales[i]) + shift[i];
              }
            });
  }

  /** Each row by its own moments. */
  void byRow(double[] shift, INDArray y) {
    write(
        y,
        () ->
            (row, target) -> {
              normalise(row, target);
              for (int i = 0; i < target.length; i++) {
                target[i] = gain[i] * target[i] + shift[i];
              }
            });
  }

  private void write(INDArray y, Supplier<Change> changes) {
    y.assign(0);
    Moments.sums(
        mask,
        0,
        width(),
        () -> {
          RowValues from = RowValues.of(x);
          RowValues to = RowValues.of(y);
          Change change = changes.get();
          double[] row = new double[width()];
          double[] target = new double[width()];
          return (at, sums) -> {
            from.read(at, row);
            change.of(row, target);
            to.write(at, target);
          };
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
    double[][] gradient = sums(dy, moments, scales);
    double share = count == 0 ? 0 : 1.0 / count;
    dx.assign(0);
    Moments.sums(
        mask,
        0,
        width(),
        () -> {
          RowValues from = RowValues.of(x);
          RowValues above = RowValues.of(dy);
          RowValues below = RowValues.of(dx);
          double[] row = new double[width()];
          double[] delta = new double[width()];
          return (at, sums) -> {
            from.read(at, row);
            above.read(at, delta);
            for (int i = 0; i < row.length; i++) {
              double normal = (row[i] - moments.mean()[i]) * scales[i];
              double means = share * (gradient[1][i] + normal * gradient[0][i]);
              delta[i] = gain[i] * scales[i] * (delta[i] - means);
            }
            below.write(at, delta);
          };
        });
    return gradient;
  }

  private double[][] sums(INDArray dy, Moments moments, double[] scales) {
    return Moments.sums(
        mask,
        2,
        width(),
        () -> {
          RowValues from = RowValues.of(x);
          RowValues above = RowValues.of(dy);
          double[] row = new double[width()];
          double[] delta = new double[width()];
          return (at, sums) -> {
            from.read(at, row);
            above.read(at, delta);
            for (int i = 0; i < row.length; i++) {
              row[i] = (row[i] - moments.mean()[i]) * scales[i];
            }
            add(delta, row, sums);
          };
        });
  }

  /** Gradients where each row was normalised by itself; as {@link #backByFeature}. */
  double[][] backByRow(INDArray dy, INDArray dx) {
    dx.assign(0);
    return Moments.sums(
        mask,
        2,
        width(),
        () -> {
          RowValues from = RowValues.of(x);
          RowValues above = RowValues.of(dy);
          RowValues below = RowValues.of(dx);
          double[] row = new double[width()];
          double[] normal = new double[width()];
          double[] delta = new double[width()];
          return (at, sums) -> {
            from.read(at, row);
            above.read(at, delta);
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
            below.write(at, delta);
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
