package dev.unroll.training;

import dev.unroll.core.check.Check;

/**
 * How long a run goes on, and how often it looks up.
 *
 * @param epochs passes over the training data
 * @param steps updates; {@code Long.MAX_VALUE} for no limit
 * @param minutes of training and evaluation over all sessions; infinite for no limit
 * @param patience evaluations without a better loss before the run stops early; 0 never stops early
 * @param evaluateEvery updates between evaluations
 * @param checkpointSeconds between checkpoints; 0 writes one after every update
 */
public record Limits(
    int epochs,
    long steps,
    double minutes,
    int patience,
    long evaluateEvery,
    double checkpointSeconds) {
  public Limits {
    Check.positive("epochs", epochs);
    Check.require(steps > 0, "steps must be > 0, but was " + steps);
    Check.require(minutes > 0, "max-minutes must be > 0, but was " + minutes);
    Check.notNegative("patience", patience);
    Check.require(evaluateEvery > 0, "evaluate-every must be > 0, but was " + evaluateEvery);
    Check.notNegative("checkpoint-seconds", checkpointSeconds);
  }
}
