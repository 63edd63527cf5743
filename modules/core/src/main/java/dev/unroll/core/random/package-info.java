/**
 * Chance that can be repeated: {@link dev.unroll.core.random.RandomStream}, one named stream for
 * each use, all derived from a run's one seed.
 */
package dev.unroll.core.random;
