package dev.unroll.lectures.language;

import dev.unroll.core.random.RandomStream;
import dev.unroll.layers.recurrent.Elman;
import dev.unroll.lectures.network.Samples;
import dev.unroll.lectures.network.Sizes;
import dev.unroll.lectures.network.SmallNetwork;
import dev.unroll.lectures.network.Training;

/**
 * Elman's network of 16 units with shared and with unshared weights, after equal lessons.
 *
 * @param examples that both learnt from
 */
record SharedAndUnshared(SmallNetwork shared, UnsharedNetwork unshared, Samples examples) {
  private static final Sizes SIZES =
      Sizes.labels(new Elman(), 16, LastMark.SYMBOLS, LastMark.LABELS);

  /** Both learn from the same few examples, all of them in each update. */
  SharedAndUnshared(Training training, LastMark task, int count, RandomStream random) {
    this(
        new SmallNetwork(SIZES, training, random.state()),
        new UnsharedNetwork(task.steps(), SIZES, training, random.state()),
        task.batch(random, count));
    for (int i = 0; i < training.updates(); i++) {
      shared.fit(examples);
      unshared.fit(examples);
    }
  }

  /** Share of the labels of the examples that each says wrongly. */
  double[] ownErrors() {
    return new double[] {1 - shared.accuracy(examples), 1 - unshared.accuracy(examples, 0)};
  }
}
