package dev.unroll.autoencoder.probe;

import dev.unroll.core.check.Check;

/**
 * A sentence with what a probe asks of it.
 *
 * @param label number of the class, from 0
 */
public record LabelledSentence(String sentence, int label) {
  public LabelledSentence {
    Check.notBlank("sentence", sentence);
    Check.notNegative("label", label);
  }
}
