package dev.unroll.benchmarks.work;

import dev.unroll.core.check.Check;

/**
 * How long to work at a time.
 *
 * @param round seconds of a round, at least; one step takes longer than that where it must
 * @param warmUp seconds before the first round, at least
 */
public record Pace(double round, double warmUp) {
  public Pace {
    Check.positive("round", round);
    Check.notNegative("warm-up", warmUp);
  }
}
