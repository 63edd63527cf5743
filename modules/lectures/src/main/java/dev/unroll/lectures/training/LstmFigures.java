package dev.unroll.lectures.training;

import dev.unroll.core.random.RandomStream;
import dev.unroll.layers.recurrent.Lstm;
import dev.unroll.lectures.network.Recall;
import dev.unroll.lectures.network.Sizes;
import dev.unroll.lectures.network.SmallNetwork;
import dev.unroll.lectures.network.Training;

/**
 * Gradients and recall of LSTMs, of each seed.
 *
 * @param simple gradient at distance 100 against distance 1, simple network
 * @param lstm the same, [biases][seeds]
 * @param exploding the same, forget bias 1, recurrent weights 8 times
 * @param recall share right after training, [biases][seeds]
 */
record LstmFigures(double[] simple, double[][] lstm, double[] exploding, double[][] recall) {
  /** Share of right answers of an LSTM after its training. */
  static double recall(Recall task, double bias, int updates, long seed) {
    Sizes sizes = Sizes.ids(new Lstm(bias, false, false), 32, task.ids(), 4);
    SmallNetwork network = new SmallNetwork(sizes, Training.adam(0.01, updates), seed);
    network.learn(task, RandomStream.named(seed, "recall"));
    return network.accuracy(task.batch(RandomStream.named(seed, "held out"), 256));
  }
}
