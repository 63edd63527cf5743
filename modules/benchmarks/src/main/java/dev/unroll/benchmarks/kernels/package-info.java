/**
 * JMH benchmarks of the kernels at the shapes of the cases, started by {@code
 * modules/benchmarks/jmh}: {@link dev.unroll.benchmarks.kernels.ProductBenchmark}, {@link
 * dev.unroll.benchmarks.kernels.CurvesBenchmark}, {@link
 * dev.unroll.benchmarks.kernels.TeamBenchmark}. A new one is a new class here.
 */
package dev.unroll.benchmarks.kernels;
