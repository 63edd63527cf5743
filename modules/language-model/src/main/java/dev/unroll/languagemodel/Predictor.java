package dev.unroll.languagemodel;

/** Reads tokens one after another and says each time what may follow. Not thread-safe. */
public interface Predictor {
  /** Forgets everything read. */
  void reset();

  /**
   * Reads one token.
   *
   * @return natural logarithms of the probabilities of the next token, float [V]; valid until the
   *     next call
   */
  float[] read(int token);
}
