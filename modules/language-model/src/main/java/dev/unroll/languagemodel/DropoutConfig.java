package dev.unroll.languagemodel;

import dev.unroll.core.check.Check;

/**
 * What a recurrent model drops during training; probabilities in [0, 1).
 *
 * @param between of an activation between layers
 * @param variational drops the same activations at all steps of a segment
 * @param state of a unit of the state, as the recurrent products see it, for a whole segment
 * @param weight of an element of the recurrent weights, for a whole segment
 */
public record DropoutConfig(double between, boolean variational, double state, double weight) {
  public DropoutConfig {
    Check.within("dropout", between, 0, 1);
    Check.within("state-dropout", state, 0, 1);
    Check.within("weight-dropout", weight, 0, 1);
  }

  /** Nothing is dropped. */
  public static DropoutConfig none() {
    return new DropoutConfig(0, false, 0, 0);
  }
}
