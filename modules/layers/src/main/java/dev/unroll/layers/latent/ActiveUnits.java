package dev.unroll.layers.latent;

import dev.unroll.core.check.Check;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Counts the dimensions of a code that tell one sentence from another (Burda, Grosse and
 * Salakhutdinov 2016, "Importance weighted autoencoders", section 4.2): those whose mean μ varies
 * over the data,
 *
 * <pre>
 * A_j = Var_x(μ_j(x)) > 0.01
 * </pre>
 *
 * <p>The variance is the population's, gathered row by row (Welford 1962), so that the data need
 * not be in memory at once. Not thread-safe.
 */
public final class ActiveUnits {
  /** A dimension with more variance than this is active. */
  public static final double THRESHOLD = 0.01;

  private final double[] mean;
  private final double[] squares;
  private long rows;

  /**
   * Without data yet.
   *
   * @param dimensions Z
   */
  public ActiveUnits(int dimensions) {
    mean = new double[Check.positive("dimensions of the code", dimensions)];
    squares = new double[dimensions];
  }

  /**
   * Counts these rows in.
   *
   * @param means μ, [N, Z] of any type and order; not kept
   * @throws IllegalArgumentException for another Z
   */
  public void add(INDArray means) {
    Check.require(
        means.rank() == 2 && means.size(1) == mean.length,
        "means must be [N, " + mean.length + "], but are " + Arrays.toString(means.shape()));
    for (double[] row : means.castTo(DataType.DOUBLE).dup('c').toDoubleMatrix()) {
      rows++;
      for (int j = 0; j < mean.length; j++) {
        double off = row[j] - mean[j];
        mean[j] += off / rows;
        squares[j] += off * (row[j] - mean[j]);
      }
    }
  }

  /** Var(μ_j) over the rows so far, [Z]; zeros before the first. */
  public double[] variances() {
    return Arrays.stream(squares).map(square -> square / Math.max(1, rows)).toArray();
  }

  /** How many dimensions are active, from 0 to Z. */
  public int count() {
    return (int) Arrays.stream(variances()).filter(variance -> variance > THRESHOLD).count();
  }
}
