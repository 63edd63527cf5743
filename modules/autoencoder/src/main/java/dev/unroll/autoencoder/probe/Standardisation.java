package dev.unroll.autoencoder.probe;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Every feature with mean 0 and variance 1 over the training examples; a feature that is constant
 * there becomes 0.
 *
 * @param mean float [1, F]
 * @param scale float [1, F], one over the standard deviation, or 0
 */
record Standardisation(INDArray mean, INDArray scale) {
  /** Below this share of its mean, a deviation is rounding. */
  private static final double ROUNDING = 1e-6;

  static Standardisation of(INDArray features) {
    double[] means = features.mean(0).toDoubleVector();
    double[] deviations = features.std(false, 0).toDoubleVector();
    float[] mean = new float[means.length];
    float[] scale = new float[means.length];
    for (int f = 0; f < means.length; f++) {
      mean[f] = (float) means[f];
      boolean constant = deviations[f] <= ROUNDING * Math.abs(means[f]) || deviations[f] < 1e-30;
      scale[f] = constant ? 0 : (float) (1 / deviations[f]);
    }
    return new Standardisation(row(mean), row(scale));
  }

  private static INDArray row(float[] values) {
    return Nd4j.createFromArray(new float[][] {values});
  }

  /** A standardised copy of features [N, F]. */
  INDArray apply(INDArray features) {
    return features.subRowVector(mean).muliRowVector(scale);
  }
}
