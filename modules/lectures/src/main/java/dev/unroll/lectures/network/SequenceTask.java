package dev.unroll.lectures.network;

import dev.unroll.core.random.RandomStream;

/** A problem that is made up as it is needed. */
@FunctionalInterface
public interface SequenceTask {
  /**
   * A batch.
   *
   * @param random decides it, whole
   * @param rows N
   */
  Samples batch(RandomStream random, int rows);
}
