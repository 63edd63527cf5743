package dev.unroll.autoencoder.probe;

import java.util.List;
import java.util.function.Function;

/**
 * Training, development and test part of a set.
 *
 * @param development chooses a readout's penalty
 * @param test is only measured on
 */
public record Parts<T>(List<T> training, List<T> development, List<T> test) {
  public Parts {
    training = List.copyOf(training);
    development = List.copyOf(development);
    test = List.copyOf(test);
  }

  /** The same change made to each part. */
  public <U> Parts<U> map(Function<List<T>, List<U>> change) {
    return new Parts<>(change.apply(training), change.apply(development), change.apply(test));
  }
}
