package dev.unroll.training.gradient;

import dev.unroll.training.schedule.Schedule;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * The learning rate as Deeplearning4j's updaters ask for it: a schedule times a factor that a
 * plateau may lower. Copies share the factor, because Deeplearning4j clones configurations freely.
 */
public final class Rate implements ISchedule {
  private static final long serialVersionUID = 1L;

  private final transient Schedule schedule;
  private volatile double factor = 1;

  /** A rate of factor 1. */
  public Rate(Schedule schedule) {
    this.schedule = schedule;
  }

  /** Multiplies the schedule by {@code factor} from now on. */
  public void factor(double factor) {
    this.factor = factor;
  }

  /** A part of this rate, in (0, 1], for some of the layers; it moves with the whole. */
  public ISchedule share(double part) {
    return new Share(this, part);
  }

  private record Share(Rate whole, double part) implements ISchedule {
    private static final long serialVersionUID = 1L;

    @Override
    public double valueAt(int iteration, int epoch) {
      return part * whole.valueAt(iteration, epoch);
    }

    @Override
    public ISchedule clone() {
      return this;
    }
  }

  @Override
  public double valueAt(int iteration, int epoch) {
    return schedule.at(iteration) * factor;
  }

  @Override
  public ISchedule clone() {
    return this;
  }
}
