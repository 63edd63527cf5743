package dev.unroll.layers.update;

import dev.unroll.layers.kernel.Team;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * Deeplearning4j's Adam with both moments and the update made in one pass over memory, on all
 * processors: {@code new NeuralNetConfiguration.Builder().updater(new FusedAdam(1e-3))}. Same
 * options, state and results; where the data are not float or not on the CPU, it is the stock one.
 *
 * <p>One difference: at a rate of zero the stock updater of floats takes ε for the rate, this one
 * changes nothing.
 */
public final class FusedAdam extends Adam {
  private static final long serialVersionUID = 1L;

  /** With Adam's defaults: rate 1e-3, β 0.9 and 0.999, ε 1e-8. */
  public FusedAdam() {
    super();
  }

  /** With Adam's defaults but for the rate. */
  public FusedAdam(double rate) {
    super(rate);
  }

  /** With Adam's defaults but for the rate, which follows a schedule. */
  public FusedAdam(ISchedule rate) {
    super(rate);
  }

  /**
   * With options of one's own.
   *
   * @param beta1 decay of the mean of the gradient, in [0, 1)
   * @param beta2 decay of the mean of its square, in [0, 1)
   * @param epsilon what is added to the root of the latter
   */
  public FusedAdam(double rate, double beta1, double beta2, double epsilon) {
    super(rate, beta1, beta2, epsilon);
  }

  @Override
  public GradientUpdater<Adam> instantiate(INDArray state, boolean initialise) {
    INDArray flat = state.reshape(state.length());
    FusedAdamUpdater updater = new FusedAdamUpdater(this, Team.shared());
    updater.setStateViewArray(flat, new long[] {flat.length() / 2}, flat.ordering(), initialise);
    return updater;
  }

  @Override
  public GradientUpdater<Adam> instantiate(Map<String, INDArray> state, boolean initialise) {
    FusedAdamUpdater updater = new FusedAdamUpdater(this, Team.shared());
    updater.setState(state, initialise);
    return updater;
  }

  @Override
  public FusedAdam clone() {
    FusedAdam copy = new FusedAdam(getLearningRate(), getBeta1(), getBeta2(), getEpsilon());
    copy.setLearningRateSchedule(getLearningRateSchedule());
    return copy;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FusedAdam && super.equals(other);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }

  /** So that a stock Adam is not equal to this either, and shares no updater block with it. */
  @Override
  protected boolean canEqual(Object other) {
    return other instanceof FusedAdam;
  }
}
