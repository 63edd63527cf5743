package dev.unroll.autoencoder.probe;

import dev.unroll.core.check.Check;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What a readout learns from: features, and for each row a distribution over the classes.
 *
 * @param features float [N, F]; not to be changed
 * @param targets double [N, C], rows that sum to 1; not to be changed
 */
public record Examples(INDArray features, double[][] targets) {
  public Examples {
    Check.require(
        targets.length > 0 && features.rank() == 2 && features.rows() == targets.length,
        "features must be [N, F] with N > 0 as many as the targets, but their shape is "
            + Arrays.toString(features.shape())
            + " with "
            + targets.length
            + " targets");
    for (int n = 0; n < targets.length; n++) {
      double sum = Arrays.stream(targets[n]).sum();
      Check.require(
          targets[n].length == targets[0].length && Math.abs(sum - 1) < 1e-6,
          "target " + n + " must be a distribution over " + targets[0].length + " classes");
    }
  }

  /**
   * Examples of which each is of one class.
   *
   * @param features [N, F]
   * @param labels N classes from 0
   * @param classes C
   */
  public static Examples labelled(float[][] features, int[] labels, int classes) {
    double[][] targets = new double[labels.length][classes];
    for (int n = 0; n < labels.length; n++) {
      Check.require(
          labels[n] >= 0 && labels[n] < classes,
          "label " + n + " must be in [0, " + classes + "), but is " + labels[n]);
      targets[n][labels[n]] = 1;
    }
    return new Examples(Nd4j.createFromArray(features), targets);
  }

  /** N. */
  public int size() {
    return targets.length;
  }

  /** C. */
  public int classes() {
    return targets[0].length;
  }

  /** A copy of some of the rows, in the order given. */
  Examples rows(int... rows) {
    double[][] some = Arrays.stream(rows).mapToObj(row -> targets[row]).toArray(double[][]::new);
    return new Examples(features.getRows(rows), some);
  }
}
