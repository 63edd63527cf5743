package dev.unroll.core.ctc;

/**
 * A language model that reads an utterance label by label, for {@link PrefixBeam}. Others may be
 * written anywhere: over letters, words, or with a recurrent network.
 */
@FunctionalInterface
public interface LabelScorer {
  /** Before the first label. */
  State start();

  /**
   * What was read of one utterance. Immutable: a beam keeps many states at once, asks each about
   * many labels, now and then twice about the same, and expects the same answer.
   */
  interface State {
    /**
     * What {@code label} adds.
     *
     * @param label in [0, K), never the blank
     * @return nats, the logarithm of a probability or a part of one; -Infinity forbids the label
     */
    double score(int label);

    /** The state after {@code label}, whose score is not -Infinity. */
    State then(int label);

    /**
     * What it adds that the utterance ends here.
     *
     * @return nats; -Infinity when it cannot end here, as within a word
     */
    double end();
  }

  /** Knows nothing: every label and every end adds 0. */
  static LabelScorer none() {
    return Unscored::new;
  }
}
