package dev.unroll.training.event;

import dev.unroll.training.LoopState;
import dev.unroll.training.Measurement;
import dev.unroll.training.Outcome;
import dev.unroll.training.StepResult;

/** Something that happened in a run. */
public sealed interface Event {
  /** The run as it stood right after. */
  LoopState state();

  /**
   * The loop begins or goes on.
   *
   * @param plannedSteps updates until the limits, as far as known
   */
  record Started(LoopState state, long plannedSteps) implements Event {}

  /** One update was made. */
  record Stepped(LoopState state, StepResult result) implements Event {}

  /**
   * The model was measured on held-out data.
   *
   * @param trainingLoss mean loss since the last evaluation, nats per token
   * @param last the last update before
   * @param sample some output of the model
   */
  record Evaluated(
      LoopState state, Measurement measurement, double trainingLoss, StepResult last, String sample)
      implements Event {}

  /** A checkpoint is on disk; {@code best} tells which. */
  record Saved(LoopState state, boolean best) implements Event {}

  /** The loop ended. */
  record Finished(LoopState state, Outcome outcome) implements Event {}
}
