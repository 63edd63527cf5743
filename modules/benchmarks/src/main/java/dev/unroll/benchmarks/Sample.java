package dev.unroll.benchmarks;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One round of one contender.
 *
 * @param round from 0
 * @param seconds that its steps took
 * @param tokens that they worked on
 * @param loss of the last step, nats per token; 0 where there is none
 * @param others processors that programs outside the benchmark used meanwhile
 * @param idle processors that the waiting contenders and the runner used meanwhile
 * @param load average of the machine over the last minute
 */
record Sample(
    int round, double seconds, long tokens, double loss, double others, double idle, double load) {
  /** Above this many processors in use by others a round was not quiet. */
  static final double DISTURBANCE = 0.1;

  /** Tokens, frames or products a second. */
  @JsonProperty
  double tokensPerSecond() {
    return tokens / seconds;
  }

  /** Whether the contender had the machine to itself. */
  @JsonProperty
  boolean quiet() {
    return others < DISTURBANCE && idle < DISTURBANCE;
  }
}
