package dev.unroll.layers.update;

import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;

/** How a gradient becomes an update at one step. */
sealed interface Rule permits AdamStep, Rule.Descent {
  /** The rule of an Adam or else of gradient descent. */
  static Rule of(IUpdater updater, int iteration, int epoch) {
    if (updater instanceof Adam adam) {
      return AdamStep.of(adam, iteration, epoch);
    }
    return new Descent((float) updater.getLearningRate(iteration, epoch));
  }

  /** What the direction is multiplied by. */
  float rate();

  /** u = η g. */
  record Descent(float rate) implements Rule {}
}
