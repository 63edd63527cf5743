package dev.unroll.seqtoseq;

import dev.unroll.core.check.Check;

/**
 * Scheduled sampling (Bengio, Vinyals, Jaitly and Shazeer 2015): in training, some tokens that the
 * decoder reads are what the model itself would have said instead of the true ones, so that it
 * learns to go on after its own mistakes.
 *
 * @param share of tokens replaced at the end of the rise, in [0, 1); 0 is teacher forcing
 * @param steps over which the share rises from 0 in a straight line
 */
public record SamplingConfig(double share, long steps) {
  public SamplingConfig {
    Check.within("sampling", share, 0, 1);
    Check.require(share < 1, "sampling must be < 1, but was " + share);
    Check.notNegative("sampling-steps", steps);
  }

  /** Teacher forcing. */
  public static SamplingConfig none() {
    return new SamplingConfig(0, 0);
  }

  /** Share of tokens replaced at this step. */
  double at(long step) {
    return steps == 0 ? share : share * Math.min(1, (double) step / steps);
  }
}
