package dev.unroll.lectures.language;

import dev.unroll.core.random.RandomStream;
import dev.unroll.layers.recurrent.CellName;
import dev.unroll.lectures.network.Recall;
import dev.unroll.lectures.network.Samples;
import dev.unroll.lectures.network.Sizes;
import dev.unroll.lectures.network.SmallNetwork;
import dev.unroll.lectures.network.Training;
import dev.unroll.training.gradient.Optimiser;
import java.util.Arrays;

/**
 * Networks of one cell that learn {@link Recall} until they can, one for each length and seed.
 *
 * @param sizes of all of them, about 1,000 parameters
 * @param lengths T, from the shortest; the distance of what is asked is T − 1
 * @param updates [length][seed] until it could; the budget where it never could
 * @param recalled [length][seed], share of the sequences at the end
 * @param micros least time of a step of one sequence of the longest length, in microseconds
 */
record RecallTrial(
    Sizes sizes, int[] lengths, double[][] updates, double[][] recalled, double micros) {
  /** How many symbols there are to recall. */
  static final int SYMBOLS = 4;

  /** Share of the sequences from which on a network can do it. */
  static final double ABLE = 0.99;

  private static final double RATE = 0.01;
  private static final int ASKED_EVERY = 25;
  private static final int ROWS = 32;

  /** Trains, each network by so many updates at most, and measures on 200 other sequences. */
  static RecallTrial of(CellName cell, int[] lengths, int budget, long[] seeds) {
    Sizes sizes = Sizes.ids(cell.cell(), 1, 2 * SYMBOLS, SYMBOLS).embedding(8).parameters(1000);
    double[][] updates = new double[lengths.length][seeds.length];
    double[][] recalled = new double[lengths.length][seeds.length];
    for (int i = 0; i < lengths.length; i++) {
      Recall task = new Recall(SYMBOLS, lengths[i]);
      for (int s = 0; s < seeds.length; s++) {
        RandomStream random = RandomStream.named(seeds[s], "trade-offs");
        SmallNetwork network = network(sizes, budget, random);
        Samples held = task.batch(random.at(-1), 200);
        int made = 0;
        while (made < budget && recalled[i][s] < ABLE) {
          network.fit(task.batch(random.at(made++), ROWS));
          if (made % ASKED_EVERY == 0) {
            recalled[i][s] = network.accuracy(held);
          }
        }
        updates[i][s] = made;
      }
    }
    Samples one = new Recall(SYMBOLS, lengths[lengths.length - 1]).batch(new RandomStream(1), 1);
    double micros = microsPerStep(network(sizes, budget, new RandomStream(1)), one);
    return new RecallTrial(sizes, lengths, updates, recalled, micros);
  }

  private static SmallNetwork network(Sizes sizes, int budget, RandomStream random) {
    Training training = Training.adam(RATE, budget).optimiser(Optimiser.Kind.ADAM, RATE);
    return new SmallNetwork(sizes, training, random.state());
  }

  /** For each seed the longest distance that was learnt with all that are shorter, or 0. */
  double[] reach() {
    double[] reach = new double[recalled[0].length];
    for (int s = 0; s < reach.length; s++) {
      for (int i = 0; i < lengths.length && recalled[i][s] >= ABLE; i++) {
        reach[s] = lengths[i] - 1;
      }
    }
    return reach;
  }

  /** Updates to the longest of the distances, for each seed. */
  double[] longest() {
    return updates[lengths.length - 1];
  }

  /** T − 1, in steps. */
  double[] distances() {
    return Arrays.stream(lengths).mapToDouble(steps -> steps - 1).toArray();
  }

  /** Parameters of window networks that see as many tokens, for each length. */
  double[] windows() {
    Training none = Training.adam(RATE, 1);
    return Arrays.stream(lengths)
        .mapToDouble(length -> new WindowNetwork(length, sizes.hidden(32), none, 1).parameters())
        .toArray();
  }

  private static double microsPerStep(SmallNetwork network, Samples one) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 20; i++) {
      long from = System.nanoTime();
      network.output(one.inputs());
      least = Math.min(least, (System.nanoTime() - from) / 1e3 / one.inputs().size(2));
    }
    return least;
  }
}
