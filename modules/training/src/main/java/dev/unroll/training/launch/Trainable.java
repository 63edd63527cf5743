package dev.unroll.training.launch;

import dev.unroll.training.TrainConfig;
import java.io.IOException;

/**
 * What a launch must know of an application.
 *
 * @param <M> what a model is made of: a record that Jackson writes and reads
 * @param <D> where the data comes from: likewise
 */
public interface Trainable<M, D extends Source> {
  /** The class of the model's configuration. */
  Class<M> model();

  /** The class of the data's source. */
  Class<D> source();

  /** A few words for the head of a report, such as "Language model: LSTM 2 × 256". */
  String description(M model);

  /**
   * Reads the data. The same arguments give the same, or a resumed run differs from an unbroken
   * one.
   *
   * @throws IllegalArgumentException saying what is wrong with the data
   * @throws IOException when it cannot be read
   */
  Prepared prepare(M model, TrainConfig training, D source) throws IOException;
}
