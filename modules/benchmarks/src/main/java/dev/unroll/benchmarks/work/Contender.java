package dev.unroll.benchmarks.work;

import java.util.List;

/** A library that competes, alone in its process. */
public interface Contender {
  /**
   * Makes the network.
   *
   * @param batches that {@link #step} takes in turn
   * @return what is worth knowing about it in a few words, such as its threads; may be empty
   */
  String prepare(Case work, List<Batch> batches);

  /**
   * Does a step of the case, see {@link Work}.
   *
   * @param index of the step, from 0; training takes batch {@code index} modulo their count,
   *     generation the ids of that column of the first batch, modulo T
   * @return loss in nats per token; 0 where there is none
   */
  double step(long index);
}
