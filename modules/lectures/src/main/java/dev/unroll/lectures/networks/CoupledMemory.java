package dev.unroll.lectures.networks;

import dev.unroll.layers.recurrent.Lstm;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.network.Recall;
import dev.unroll.lectures.network.Samples;
import dev.unroll.lectures.network.Sizes;
import dev.unroll.lectures.network.SmallNetwork;
import dev.unroll.lectures.network.Training;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a trained LSTM with i = 1 − f, a highway in time, carries on.
 *
 * @param forget its forget gates on new sequences, float [N, units, T]
 * @param right share of those sequences whose symbol it recalls
 */
record CoupledMemory(INDArray forget, double right) {
  /** The task: the first of as many symbols as the deepest highway has layers. */
  static final Recall TASK = new Recall(4, 30);

  /** Trains one. */
  static CoupledMemory train(int units, Setting setting) {
    Sizes sizes = Sizes.ids(new Lstm(1, false, true), units, TASK.ids(), TASK.symbols());
    Training training = Training.adam(0.01, setting.either(600, 1500)).rows(16);
    SmallNetwork network = new SmallNetwork(sizes, training, setting.seed());
    network.learn(TASK, setting.random("symbols"));
    Samples test = TASK.batch(setting.random("new symbols"), 200);
    return new CoupledMemory(ForgetGates.of(network, test.inputs()), network.accuracy(test));
  }
}
