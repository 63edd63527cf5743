package dev.unroll.languagemodel;

/** Tells how probable each token of a text is. */
interface Scorer {
  /**
   * Nats of each token given the ones before it, −ln P(w_i | w_0 .. w_{i−1}).
   *
   * @param tokens two or more ids
   * @return as many numbers; the first is 0, because nothing comes before it
   */
  double[] nats(int[] tokens);
}
