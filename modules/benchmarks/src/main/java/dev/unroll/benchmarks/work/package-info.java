/**
 * What is measured, for every contender the same: {@link dev.unroll.benchmarks.work.Case} lists the
 * cases and counts their arithmetic, {@link dev.unroll.benchmarks.work.Batch} draws their data,
 * {@link dev.unroll.benchmarks.work.Contender} is what competes, {@link
 * dev.unroll.benchmarks.work.Worker} its side of the conversation with the runner.
 *
 * <p>Uses the JDK and the core alone, so that it runs beside any library's natives.
 */
package dev.unroll.benchmarks.work;
