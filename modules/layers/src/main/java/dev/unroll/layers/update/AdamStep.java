package dev.unroll.layers.update;

import org.nd4j.linalg.learning.config.Adam;

/**
 * One step of Adam (Kingma and Ba 2015, in the form at the end of section 2) on heap arrays, t from
 * 1:
 *
 * <pre>
 * m ← β₁ m + (1 − β₁) g      v ← β₂ v + (1 − β₂) g²
 * u = η √(1 − β₂ᵗ) / (1 − β₁ᵗ) · m / (√v + ε̂)
 * </pre>
 *
 * <p>As in Deeplearning4j, β₁, β₂ and their powers are rounded to single precision before they are
 * taken from 1; else the two would differ by 1e-5.
 *
 * @param rate η √(1 − β₂ᵗ) / (1 − β₁ᵗ)
 */
record AdamStep(float beta1, float beta2, float epsilon, float rate) implements Rule {
  /**
   * The step that an updater makes.
   *
   * @param iteration t − 1
   */
  static AdamStep of(Adam adam, int iteration, int epoch) {
    float beta1 = (float) adam.getBeta1();
    float beta2 = (float) adam.getBeta2();
    double corrected =
        adam.getLearningRate(iteration, epoch)
            * Math.sqrt(1 - power(beta2, iteration + 1.0))
            / (1 - power(beta1, iteration + 1.0));
    return new AdamStep(beta1, beta2, (float) adam.getEpsilon(), (float) corrected);
  }

  /** Moves the moments on and replaces the gradient by the update u. */
  void update(float[] gradient, float[] mean, float[] variance, int length) {
    float rest1 = 1 - beta1;
    float rest2 = 1 - beta2;
    for (int i = 0; i < length; i++) {
      float g = gradient[i];
      float m = beta1 * mean[i] + rest1 * g;
      float v = beta2 * variance[i] + rest2 * g * g;
      mean[i] = m;
      variance[i] = v;
      gradient[i] = rate * m / ((float) Math.sqrt(v) + epsilon);
    }
  }

  private static float power(float beta, double t) {
    return (float) Math.pow(beta, t);
  }
}
