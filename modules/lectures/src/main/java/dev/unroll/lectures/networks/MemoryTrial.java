package dev.unroll.lectures.networks;

import dev.unroll.core.random.RandomStream;
import dev.unroll.layers.recurrent.Cell;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.network.Recall;
import dev.unroll.lectures.network.Sizes;
import dev.unroll.lectures.network.SmallNetwork;
import dev.unroll.lectures.network.Training;
import java.util.Arrays;

/**
 * Networks of one cell with about as many used parameters as others, each trained on a memory task.
 *
 * @param name of the cell, for people
 * @param cell of the networks
 * @param parameters that they use, as nearly as can be
 */
record MemoryTrial(String name, Cell cell, long parameters) {
  private static final int TESTED = 400;

  /** Of a network that recalls symbols. */
  Sizes recaller(Recall task) {
    return UsedParameters.nearest(
        Sizes.ids(cell, 1, task.ids(), task.symbols()).embedding(8), parameters);
  }

  /** Of a network that generates a wave. */
  Sizes generator() {
    return UsedParameters.nearest(Sizes.numbers(cell, 1, 1, 1), parameters);
  }

  /** Shares of 400 new sequences whose symbol is recalled, for each seed. */
  double[] recalled(Recall task, Training training, long[] seeds) {
    Sizes sizes = recaller(task);
    double[] right = new double[seeds.length];
    for (int k = 0; k < seeds.length; k++) {
      SmallNetwork network = new SmallNetwork(sizes, training, seeds[k]);
      RandomStream random = RandomStream.named(seeds[k], "recall");
      network.learn(task, random);
      right[k] = network.accuracy(task.batch(random.at(-1), TESTED));
    }
    return right;
  }

  /** A network for each seed that learnt to generate the wave of that seed. */
  SmallNetwork[] generators(int steps, Training training, long[] seeds) {
    SmallNetwork[] networks = new SmallNetwork[seeds.length];
    for (int k = 0; k < seeds.length; k++) {
      networks[k] = new SmallNetwork(generator(), training, seeds[k]);
      networks[k].learn(SlowWave.of(seeds[k], steps), RandomStream.named(seeds[k], "waves"));
    }
    return networks;
  }

  /** What each network generates less the wave that it learnt, [seed][step]. */
  static double[][] misses(SmallNetwork[] networks, int steps, long[] seeds) {
    double[][] misses = new double[seeds.length][];
    for (int k = 0; k < seeds.length; k++) {
      SlowWave wave = SlowWave.of(seeds[k], steps);
      var pulse = wave.batch(RandomStream.named(seeds[k], "waves"), 1).inputs();
      misses[k] = networks[k].output(pulse).subi(wave.wave()).data().asDouble();
    }
    return misses;
  }

  /** Mean square of each row. */
  static double[] squares(double[][] values) {
    return Arrays.stream(values)
        .mapToDouble(row -> Arrays.stream(row).map(v -> v * v).average().orElseThrow())
        .toArray();
  }

  /** Mean of each row. */
  static double[] means(double[][] values) {
    return Arrays.stream(values).mapToDouble(Figure::mean).toArray();
  }
}
