package dev.unroll.core.decoding;

import dev.unroll.core.text.Vocabulary;

/**
 * A language model of sentences as a search asks it that goes on from many places at once: n-grams,
 * a window, a recurrent network. A speech decoder asks it through {@code core.ctc}.
 *
 * <p>A scorer is thread-safe. The states that follow from one {@link #start} are for one thread at
 * a time, since they may share what was computed.
 */
public interface TokenScorer {
  /** V tokens; ids of tokens below are in [0, V). */
  Vocabulary vocabulary();

  /** Before the first token of a sentence. */
  State start();

  /** After a token that the model has no id for, not even an unknown one. */
  default State forgotten() {
    return start();
  }

  /**
   * About what a token is worth wherever it stands, for a search to look ahead with.
   *
   * @return nats, at most 0, the logarithm of a probability or of a guess at it
   */
  double prior(int token);

  /** Some tokens of a sentence; gives the same answers whenever it is asked. */
  interface State {
    /**
     * ln P(token | those before).
     *
     * @return nats, at most 0; -Infinity for a token that never comes here
     */
    double score(int token);

    /** The state after {@code token}. */
    State then(int token);

    /** ln P(the sentence ends here), nats; 0 in a model that knows no end. */
    double end();
  }
}
