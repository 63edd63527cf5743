/**
 * Measures training and generation side by side with stock Deeplearning4j and with libtorch,
 * started by {@code modules/benchmarks/compare}. How and why so: {@code docs/performance.md}.
 *
 * <p>{@link dev.unroll.benchmarks.CompareCommand} reads the options, {@link
 * dev.unroll.benchmarks.Comparison} measures a case, {@link dev.unroll.benchmarks.Entrant} says how
 * each contender is started, {@link dev.unroll.benchmarks.ContenderProcess} talks to it, {@link
 * dev.unroll.benchmarks.Processors} watches who else uses the machine, {@link
 * dev.unroll.benchmarks.Tables} and {@link dev.unroll.benchmarks.ResultFile} show the result.
 */
package dev.unroll.benchmarks;
