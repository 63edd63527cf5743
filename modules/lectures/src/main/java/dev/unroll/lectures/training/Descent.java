package dev.unroll.lectures.training;

import dev.unroll.training.gradient.Optimiser;
import dev.unroll.training.gradient.Rate;
import dev.unroll.training.schedule.Schedule;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;

/** An optimiser of the engine on two arrays of numbers instead of a network. */
final class Descent {
  private final GradientUpdater<?> updater;
  private final int parameters;
  private int updates;

  /** At a constant rate. */
  Descent(Optimiser optimiser, double rate, int parameters) {
    this.parameters = parameters;
    IUpdater configuration = optimiser.updater(new Rate(new Schedule.Constant(rate)));
    long state = configuration.stateSize(parameters);
    // Deeplearning4j wants null, not an empty array, for an optimiser without memory.
    updater = configuration.instantiate(state == 0 ? null : Nd4j.zeros(1, state), true);
  }

  /**
   * One update of both arrays, which are changed.
   *
   * @param firstGradient of the first array
   * @param secondGradient of the second array
   */
  void step(double[] firstGradient, double[] secondGradient, double[] first, double[] second) {
    INDArray gradient = Nd4j.create(1, parameters);
    for (int i = 0; i < first.length; i++) {
      gradient.putScalar(0, i, firstGradient[i]);
      gradient.putScalar(0, first.length + i, secondGradient[i]);
    }
    updater.applyUpdater(gradient, updates++, 0);
    for (int i = 0; i < first.length; i++) {
      first[i] -= gradient.getDouble(0, i);
      second[i] -= gradient.getDouble(0, first.length + i);
    }
  }
}
