package dev.unroll.languagemodel;

import java.util.List;

/**
 * A network that goes on from many places of many texts at once. Thread-safe.
 *
 * @param <M> what it remembers of a text; never changed once it was given out
 */
interface Branches<M> {
  /**
   * What it knows after a text.
   *
   * @param logProbabilities of what may follow, nats, float [V]
   */
  record Place<M>(M memory, float[] logProbabilities) {}

  /** Of no text. */
  M nothing();

  /** How many numbers it remembers of a text. */
  int remembered();

  /**
   * Reads a token at each of R places. What it finds at one depends on the others by rounding at
   * most.
   *
   * @param memories R, of the places before
   * @param tokens [R], ids
   * @return R places
   */
  List<Place<M>> read(List<M> memories, int[] tokens);
}
