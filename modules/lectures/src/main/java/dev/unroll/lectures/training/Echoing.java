package dev.unroll.lectures.training;

import dev.unroll.core.random.RandomStream;
import dev.unroll.layers.recurrent.Lstm;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.network.Samples;
import dev.unroll.lectures.network.Sizes;
import dev.unroll.lectures.network.SmallNetwork;
import dev.unroll.lectures.network.Training;

/**
 * An endless sequence of random symbols, each of which must be said again some steps later.
 *
 * @param symbols K, the ids 0 to K − 1
 * @param delay steps from a symbol to its echo
 */
record Echoing(int symbols, int delay) {
  /** Sequences that are read side by side. */
  static final int ROWS = 16;

  /** Units of the LSTM. */
  static final int UNITS = 32;

  /**
   * A piece of the sequences of some rows; equal places of equal streams have equal symbols.
   *
   * @param from first step, from 0; steps before the first echo have no label
   */
  Samples piece(RandomStream random, int rows, int from, int steps) {
    int[][] inputs = new int[rows][steps];
    int[][] labels = new int[rows][steps];
    for (int n = 0; n < rows; n++) {
      RandomStream row = random.at(n);
      for (int t = 0; t < steps; t++) {
        int past = from + t - delay;
        inputs[n][t] = row.at(from + t).nextInt(symbols);
        labels[n][t] = past < 0 ? -1 : row.at(past).nextInt(symbols);
      }
    }
    return Samples.someIds(inputs, labels);
  }

  /**
   * Nats for each symbol of a new sequence of 200 steps, after an LSTM was trained in chunks.
   *
   * @param carried whether each chunk goes on from the state of the one before; else from zeros
   */
  double nats(int chunk, boolean carried, int updates, long seed) {
    Setting one = new Setting(true, seed);
    SmallNetwork network =
        new SmallNetwork(
            Sizes.ids(new Lstm(), UNITS, symbols, symbols), Training.adam(0.01, updates), seed);
    // The first chunk begins where echoes have begun, so that each of its symbols has a label.
    for (int i = 0; i < updates; i++) {
      var samples = piece(one.random("train"), ROWS, delay + i * chunk, chunk);
      if (carried) {
        network.next(samples);
      } else {
        network.fit(samples);
      }
    }
    return network.nats(piece(one.random("held out"), ROWS, 0, 200));
  }
}
