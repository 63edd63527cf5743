package dev.unroll.training.graph;

import java.util.function.LongFunction;

/**
 * Batches of training data, equal for equal numbers.
 *
 * @param <B> a batch
 */
public interface EpochFeed<B> {
  /** Number of batches of each epoch. */
  long batches();

  /** The batches of an epoch by number, which may be asked on another thread. */
  LongFunction<B> epoch(int epoch);
}
