package dev.unroll.autoencoder.probe;

import dev.unroll.autoencoder.linear.Objective;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The loss of a {@link LogisticReadout} as a function of its numbers: W row after row, then b.
 *
 * <pre>
 * L(W, b) = −(1/N) Σ_n Σ_c p_nc ln q_nc + (λ/2) ‖W‖²      q_n = softmax(x_n W + b)
 * ∂L/∂W = (1/N) Xᵀ (q − p) + λ W                          ∂L/∂b = (1/N) Σ_n (q_n − p_n)
 * </pre>
 *
 * With λ &gt; 0 it is convex and has one minimum but for a shift of all of b.
 *
 * @param inputs X, float [N, F]
 * @param targets p, [N, C]
 * @param penalty λ
 */
record SoftmaxLoss(INDArray inputs, double[][] targets, double penalty) implements Objective {
  @Override
  public double value(double[] at, double[] gradient) {
    int classes = targets[0].length;
    int weights = inputs.columns() * classes;
    int rows = targets.length;
    // All rows at once: ND4J takes some microseconds for each array, however small.
    float[] z = inputs.mmul(weights(at, weights, classes)).dup('c').data().asFloat();
    double nats = 0;
    double[] biases = Arrays.copyOfRange(at, weights, weights + classes);
    double[] ofBiases = new double[classes];
    for (int n = 0; n < rows; n++) {
      nats += backward(z, n * classes, targets[n], biases, ofBiases);
    }
    INDArray errors = Nd4j.createFromArray(z).reshape('c', rows, classes);
    float[] ofWeights = Nd4j.gemm(inputs, errors, true, false).dup('c').data().asFloat();
    double squares = 0;
    for (int i = 0; i < weights; i++) {
      gradient[i] = ofWeights[i] / (double) rows + penalty * at[i];
      squares += at[i] * at[i];
    }
    for (int c = 0; c < classes; c++) {
      gradient[weights + c] = ofBiases[c] / rows;
    }
    return nats / rows + penalty / 2 * squares;
  }

  /**
   * Makes q − p of a row of logits without bias in place, adds it to {@code ofBiases}; the nats.
   */
  private static double backward(
      float[] z, int from, double[] target, double[] biases, double[] ofBiases) {
    double[] logits = new double[target.length];
    for (int c = 0; c < logits.length; c++) {
      logits[c] = z[from + c] + biases[c];
    }
    double normaliser = logSum(logits);
    double nats = 0;
    for (int c = 0; c < logits.length; c++) {
      double logProbability = logits[c] - normaliser;
      // 0 · −∞ counts as 0.
      nats -= target[c] == 0 ? 0 : target[c] * logProbability;
      double error = Math.exp(logProbability) - target[c];
      z[from + c] = (float) error;
      ofBiases[c] += error;
    }
    return nats;
  }

  static double logSum(double[] logits) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double logit : logits) {
      largest = Math.max(largest, logit);
    }
    double sum = 0;
    for (double logit : logits) {
      sum += Math.exp(logit - largest);
    }
    return largest + Math.log(sum);
  }

  /** float [F, C] of the first numbers. */
  static INDArray weights(double[] at, int weights, int classes) {
    float[] values = new float[weights];
    for (int i = 0; i < weights; i++) {
      values[i] = (float) at[i];
    }
    return Nd4j.createFromArray(values).reshape('c', weights / classes, classes);
  }
}
