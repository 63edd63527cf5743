package dev.unroll.lectures.language;

import dev.unroll.core.random.RandomStream;
import dev.unroll.layers.recurrent.CellName;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.network.Recall;
import dev.unroll.lectures.network.Samples;
import dev.unroll.lectures.network.Sizes;
import dev.unroll.lectures.network.SmallNetwork;
import dev.unroll.lectures.network.Training;

/**
 * Networks of one cell that learnt {@link Recall}, one for each length and seed.
 *
 * @param sizes of all of them, about 3,000 parameters
 * @param recalled [length][seed], share of 400 new sequences
 * @param parameters for each length
 * @param micros least time of a step of one sequence at the last length, in microseconds
 */
record RecallTrial(Sizes sizes, double[][] recalled, long[] parameters, double micros) {
  /** How many symbols there are to recall. */
  static final int SYMBOLS = 4;

  /** Trains and measures. */
  static RecallTrial of(CellName cell, int[] lengths, Training training, long[] seeds) {
    Sizes sizes = Sizes.ids(cell.cell(), 1, 2 * SYMBOLS, SYMBOLS).embedding(8).parameters(3000);
    double[][] recalled = new double[lengths.length][seeds.length];
    long[] parameters = new long[lengths.length];
    double micros = 0;
    for (int i = 0; i < lengths.length; i++) {
      Recall task = new Recall(SYMBOLS, lengths[i]);
      for (int s = 0; s < seeds.length; s++) {
        RandomStream random = RandomStream.named(seeds[s], "trade-offs");
        SmallNetwork network = new SmallNetwork(sizes, training, random.state());
        network.learn(task, random);
        recalled[i][s] = network.accuracy(task.batch(random.at(-1), 400));
        parameters[i] = network.parameters();
        micros = microsPerStep(network, task.batch(random.at(-2), 1));
      }
    }
    return new RecallTrial(sizes, recalled, parameters, micros);
  }

  /** Mean over the seeds. */
  double mean(int length) {
    return Figure.mean(recalled[length]);
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
