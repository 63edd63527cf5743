package dev.unroll.layers.output;

import dev.unroll.core.check.Check;
import java.util.Arrays;

/**
 * Cross-entropy of a softmax at temperature τ, with smoothed labels (Szegedy et al. 2016, section
 * 7) and class weights, in nats.
 *
 * <pre>
 * u = z / τ      log p_c = u_c − log Σ_v exp u_v
 * L = m [(1 − ε) w_y (−log p_y) + ε/V Σ_c w_c (−log p_c)]
 * ∂L/∂z_c = m / τ [a p_c − (1 − ε) w_y [c = y] − ε/V w_c],   a = (1 − ε) w_y + ε/V Σ_c w_c
 * </pre>
 *
 * for logits z [V], label y and mask m. This is PyTorch's {@code cross_entropy} with {@code
 * reduction="none"}; as everywhere in Deeplearning4j the losses are added up, and not divided by
 * the weights.
 */
public final class LabelLoss {
  private final double smoothing;
  private final double temperature;
  private final double[] weights;
  private final double[] spread;
  private final double total;

  /**
   * @param classes V
   * @param smoothing ε in [0, 1)
   * @param weights w [V], or empty for ones
   * @param temperature τ &gt; 0
   */
  LabelLoss(int classes, double smoothing, double[] weights, double temperature) {
    Check.positive("classes", classes);
    this.smoothing = Check.within("label smoothing", smoothing, 0, 1);
    this.temperature = Check.positive("temperature", temperature);
    Check.require(
        weights.length == 0 || weights.length == classes,
        "class weights must be " + classes + " or none, but were " + weights.length);
    this.weights = Arrays.copyOf(weights, classes);
    if (weights.length == 0) {
      Arrays.fill(this.weights, 1);
    }
    for (double weight : this.weights) {
      Check.notNegative("class weight", weight);
    }
    spread = new double[smoothing == 0 ? 0 : classes];
    for (int c = 0; c < spread.length; c++) {
      spread[c] = smoothing / classes * this.weights[c];
    }
    total = Arrays.stream(spread).sum();
  }

  /** τ. */
  double temperature() {
    return temperature;
  }

  /** ε/V w [V], or empty without smoothing. */
  double[] spread() {
    return spread;
  }

  /** (1 − ε) w_y. */
  double own(int label) {
    return (1 - smoothing) * weights[label];
  }

  /** a, the factor of p in the gradient. */
  double scale(int label) {
    return own(label) + total;
  }

  /**
   * L for m = 1.
   *
   * @param surprise −log p_y
   * @param logit u_y
   * @param spreadLogits ε/V Σ_c w_c u_c
   */
  double loss(int label, double surprise, double logit, double spreadLogits) {
    double logSum = surprise + logit;
    return own(label) * surprise + (total == 0 ? 0 : total * logSum - spreadLogits);
  }
}
