package dev.unroll.training;

import dev.unroll.data.batch.BatchCursor;
import java.util.Map;

/**
 * What the loop trains: a model together with its data.
 *
 * <p>A task is deterministic: the same state, epoch, step and batch give the same parameters bit
 * for bit, whatever was measured or sampled in between. One thread uses it at a time.
 *
 * @param <B> a batch
 */
public interface Task<B> {
  /** Number of batches in an epoch; the same for every epoch. */
  long batches();

  /**
   * The batches of an epoch, in order; may prepare them on another thread.
   *
   * @param epoch counts from 0
   * @param from the first batch wanted, in [0, batches())
   */
  BatchCursor<B> epoch(int epoch, long from);

  /** Called before the first batch of an epoch, not when one is resumed in the middle. */
  void startEpoch(int epoch);

  /**
   * One update of the parameters.
   *
   * @param step counts updates from 0 over the whole run
   */
  StepResult fit(B batch, long step);

  /** Multiplies the scheduled learning rate from now on, as after a plateau. */
  void rateFactor(double factor);

  /** Measures the model on held-out data; changes nothing that training depends on. */
  Measurement evaluate();

  /**
   * A piece of the model's output for a person to look at, drawn by chance of this step; changes
   * nothing that training depends on.
   */
  String sample(long step);

  /** All that {@link #restore} needs to go on as if never stopped, by entry name. */
  Map<String, byte[]> state();

  /** Takes back what {@link #state()} gave. */
  void restore(Map<String, byte[]> state);
}
