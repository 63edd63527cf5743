package dev.unroll.training.gradient;

import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.schedule.ISchedule;

/** Deeplearning4j's AdaGrad, whose copies forget their schedule and then learn at a rate of NaN. */
final class ScheduledAdaGrad extends AdaGrad {
  private static final long serialVersionUID = 1L;

  ScheduledAdaGrad(ISchedule rate, double epsilon) {
    super(rate, epsilon);
  }

  @Override
  public AdaGrad clone() {
    return new ScheduledAdaGrad(getLearningRateSchedule(), getEpsilon());
  }
}
