package dev.unroll.lectures.training;

import dev.unroll.core.random.RandomStream;
import dev.unroll.layers.recurrent.Lstm;
import dev.unroll.lectures.network.Samples;
import dev.unroll.lectures.network.Sizes;
import dev.unroll.lectures.network.SmallNetwork;
import dev.unroll.lectures.network.Training;
import java.util.stream.IntStream;

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
   * Nats for each symbol of a new sequence of 200 steps, after an LSTM was trained in chunks, each
   * of which goes on from the state of the one before.
   *
   * @param read symbols of each row that it trains on; chunks of another length are as many symbols
   */
  double carried(int chunk, int read, long seed) {
    return trained(chunk, true, read / chunk, seed).nats(piece(heldOut(seed), ROWS, 0, 200));
  }

  /**
   * As {@link #carried}, where each chunk begins at a zero state, in training and in the new
   * sequence: the first {@code delay} symbols of a chunk can only be guessed.
   */
  double fresh(int chunk, int read, long seed) {
    SmallNetwork network = trained(chunk, false, read / chunk, seed);
    return IntStream.range(0, 200 / chunk)
        .mapToDouble(i -> network.nats(piece(heldOut(seed), ROWS, delay + i * chunk, chunk)))
        .average()
        .orElseThrow();
  }

  /** What a chunk from a zero state costs at least: nats for each symbol. */
  double floor(int chunk) {
    return Math.min(1, (double) delay / chunk) * Math.log(symbols);
  }

  /** A network before training. */
  SmallNetwork network(int updates, long seed) {
    Sizes sizes = Sizes.ids(new Lstm(), UNITS, symbols, symbols);
    return new SmallNetwork(sizes, Training.adam(0.02, updates), seed);
  }

  private static RandomStream heldOut(long seed) {
    return RandomStream.named(seed, "held out");
  }

  private SmallNetwork trained(int chunk, boolean carried, int updates, long seed) {
    SmallNetwork network = network(updates, seed);
    RandomStream random = RandomStream.named(seed, "train");
    // The first chunk begins where echoes have begun, so that each of its symbols has a label.
    for (int i = 0; i < updates; i++) {
      Samples samples = piece(random, ROWS, delay + i * chunk, chunk);
      if (carried) {
        network.next(samples);
      } else {
        network.fit(samples);
      }
    }
    return network;
  }
}
