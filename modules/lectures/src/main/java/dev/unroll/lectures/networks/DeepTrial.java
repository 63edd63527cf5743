package dev.unroll.lectures.networks;

import dev.unroll.core.random.RandomStream;
import dev.unroll.layers.recurrent.Lstm;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.network.SequenceTask;
import dev.unroll.lectures.network.Sizes;
import dev.unroll.lectures.network.SmallNetwork;
import dev.unroll.lectures.network.Training;
import java.util.Arrays;

/** LSTM layers on top of each other, each network at the rate that suits it. */
final class DeepTrial {
  private static final int EMBEDDING = 16;

  private DeepTrial() {}

  /** So many layers with as near as may be to so many parameters. */
  static Sizes sizes(int layers, int symbols, long parameters) {
    return Sizes.ids(new Lstm(), 1, symbols, symbols)
        .embedding(EMBEDDING)
        .layers(layers)
        .parameters(parameters);
  }

  /**
   * The network of the rate at which the training itself ended best; test data has no say.
   *
   * @param training at any rate
   * @param rates to try, at least one
   */
  static SmallNetwork learnt(
      Sizes sizes, SequenceTask task, Training training, double[] rates, long seed) {
    int updates = training.updates();
    SmallNetwork best = null;
    double least = Double.POSITIVE_INFINITY;
    for (double rate : rates) {
      Training tried = Training.adam(rate, updates).rows(training.rows());
      SmallNetwork network = new SmallNetwork(sizes, tried, seed);
      double[] losses = network.learn(task, RandomStream.named(seed, "training"));
      double end = Figure.mean(Arrays.copyOfRange(losses, updates - updates / 10, updates));
      if (best == null || end < least) {
        best = network;
        least = end;
      }
    }
    return best;
  }
}
