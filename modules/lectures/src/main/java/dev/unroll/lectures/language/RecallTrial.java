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
 * @param reach for each seed the longest distance that was learnt with all that are shorter, or 0
 * @param micros least time of a step of one sequence of the longest length, in microseconds
 */
record RecallTrial(Sizes sizes, int[] lengths, double[][] updates, double[] reach, double micros) {
  /** How many symbols there are to recall. */
  static final int SYMBOLS = 4;

  private static final double ABLE = 0.99;
  private static final double[] RATES = {0.01, 0.003};
  private static final int ASKED_EVERY = 25;
  private static final int ROWS = 32;

  /**
   * Trains each network by so many updates at most. Which did not learn a distance is not tried at
   * longer ones.
   */
  static RecallTrial of(CellName cell, int[] lengths, int budget, long[] seeds) {
    Sizes sizes = Sizes.ids(cell.cell(), 1, 2 * SYMBOLS, SYMBOLS).embedding(8).parameters(1000);
    double[][] updates = new double[lengths.length][seeds.length];
    double[] reach = new double[seeds.length];
    for (int s = 0; s < seeds.length; s++) {
      RandomStream random = RandomStream.named(seeds[s], "trade-offs");
      int needed = 0;
      for (int i = 0; i < lengths.length; i++) {
        needed = needed > budget ? needed : needed(sizes, lengths[i], budget, random);
        reach[s] = needed > budget ? reach[s] : lengths[i] - 1;
        updates[i][s] = Math.min(needed, budget);
      }
    }
    double micros = microsPerStep(sizes, lengths[lengths.length - 1]);
    return new RecallTrial(sizes, lengths, updates, reach, micros);
  }

  /** Updates at the better of the rates, or one more than the budget. */
  private static int needed(Sizes sizes, int length, int budget, RandomStream random) {
    Recall task = new Recall(SYMBOLS, length);
    Samples held = task.batch(random.at(-1), 200);
    int least = budget + 1;
    for (double rate : RATES) {
      SmallNetwork network = network(sizes, rate, random);
      for (int made = 1; made < least; made++) {
        network.fit(task.batch(random.at(made), ROWS));
        if (made % ASKED_EVERY == 0 && network.accuracy(held) >= ABLE) {
          least = made;
        }
      }
    }
    return least;
  }

  private static SmallNetwork network(Sizes sizes, double rate, RandomStream random) {
    Training training = Training.adam(rate, 1).optimiser(Optimiser.Kind.ADAM, rate);
    return new SmallNetwork(sizes, training, random.state());
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
    Training none = Training.adam(0.01, 1);
    return Arrays.stream(lengths)
        .mapToDouble(length -> new WindowNetwork(length, sizes.hidden(32), none, 1).parameters())
        .toArray();
  }

  private static double microsPerStep(Sizes sizes, int length) {
    RandomStream random = new RandomStream(1);
    SmallNetwork network = network(sizes, RATES[0], random);
    Samples one = new Recall(SYMBOLS, length).batch(random, 1);
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 50; i++) {
      long from = System.nanoTime();
      network.output(one.inputs());
      least = Math.min(least, (System.nanoTime() - from) / 1e3 / length);
    }
    return least;
  }
}
