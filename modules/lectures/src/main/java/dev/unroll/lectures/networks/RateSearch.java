package dev.unroll.lectures.networks;

import dev.unroll.core.check.Check;

/**
 * A learning rate that was searched for with the first seed, and what all seeds reach with it. The
 * figures that choose are of other sequences than those that are reported.
 *
 * @param rate the chosen one
 * @param figures one for each seed; not changed
 */
@SuppressWarnings("ArrayRecordComponent") // neither compared nor changed
record RateSearch(double rate, double[] figures) {
  /**
   * A trained network in two figures of one kind, of which less is better.
   *
   * @param choosing on sequences that only choose the rate
   * @param reported on others
   */
  record Outcome(double choosing, double reported) {}

  /** Trains a network. */
  @FunctionalInterface
  interface Trial {
    /** With a rate, from a seed. */
    Outcome train(double rate, long seed);
  }

  /** Of at least one rate and seed. */
  static RateSearch least(double[] rates, long[] seeds, Trial trial) {
    Check.require(rates.length > 0 && seeds.length > 0, "a search needs rates and seeds");
    double best = rates[0];
    Outcome least = trial.train(best, seeds[0]);
    for (int r = 1; r < rates.length; r++) {
      Outcome outcome = trial.train(rates[r], seeds[0]);
      if (outcome.choosing() < least.choosing()) {
        best = rates[r];
        least = outcome;
      }
    }
    double[] figures = new double[seeds.length];
    figures[0] = least.reported();
    for (int k = 1; k < seeds.length; k++) {
      figures[k] = trial.train(best, seeds[k]).reported();
    }
    return new RateSearch(best, figures);
  }
}
