package dev.unroll.lectures.networks;

import dev.unroll.core.random.RandomStream;
import dev.unroll.layers.recurrent.Cell;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.network.Sizes;
import dev.unroll.lectures.network.SmallNetwork;
import dev.unroll.lectures.network.Training;

/**
 * Networks of one cell with as many used parameters as others, each trained on a memory task.
 *
 * @param name of the cell, for people
 * @param cell of the networks
 * @param parameters that they use at most
 */
record MemoryTrial(String name, Cell cell, long parameters) {
  /** Shares of 400 new sequences whose symbol is recalled, for each seed. */
  double[] recalled(SymbolAt task, Training training, long[] seeds) {
    Sizes sizes =
        UsedParameters.atMost(
            Sizes.ids(cell, 1, task.ids(), task.symbols()).embedding(8), parameters);
    double[] right = new double[seeds.length];
    for (int k = 0; k < seeds.length; k++) {
      SmallNetwork network = new SmallNetwork(sizes, training, seeds[k]);
      RandomStream random = RandomStream.named(seeds[k], "recall");
      network.learn(task, random);
      right[k] = network.accuracy(task.batch(random.at(-1), 400));
    }
    return right;
  }

  /** A network for each seed that learnt to generate the wave of that seed. */
  SmallNetwork[] generators(int steps, Training training, long[] seeds) {
    Sizes sizes = UsedParameters.atMost(Sizes.numbers(cell, 1, 1, 1), parameters);
    SmallNetwork[] networks = new SmallNetwork[seeds.length];
    for (int k = 0; k < seeds.length; k++) {
      networks[k] = new SmallNetwork(sizes, training, seeds[k]);
      networks[k].learn(SlowWave.of(seeds[k], steps), RandomStream.named(seeds[k], "waves"));
    }
    return networks;
  }

  /** Mean squared error of each network over the mean square of its wave. */
  static double[] errors(SmallNetwork[] networks, int steps, long[] seeds) {
    double[] errors = new double[seeds.length];
    for (int k = 0; k < seeds.length; k++) {
      SlowWave wave = SlowWave.of(seeds[k], steps);
      errors[k] = networks[k].squaredError(wave.batch(RandomStream.named(seeds[k], "waves"), 1));
    }
    return errors;
  }

  /** Mean of each row. */
  static double[] means(double[][] values) {
    return java.util.Arrays.stream(values).mapToDouble(Figure::mean).toArray();
  }
}
