/**
 * The run folder: everything that is known of one run, in files that outlive it.
 *
 * <ul>
 *   <li>{@link dev.unroll.training.run.RunFiles}: where each file lies
 *   <li>{@link dev.unroll.training.run.RunFolder}: holds the folder for one process, writes
 *       checkpoints
 *   <li>{@link dev.unroll.training.run.RunRecord}, {@link dev.unroll.training.run.RecordFile}:
 *       {@code run.json}, what was run, where and how it ended
 *   <li>{@link dev.unroll.training.run.MetricsFile}, {@link dev.unroll.training.run.MetricsTable}:
 *       {@code metrics.csv}, written and read
 *   <li>{@link dev.unroll.training.run.SamplesFile}: {@code samples.jsonl}
 * </ul>
 *
 * Files are either appended to by whole lines or written beside their place and renamed, so that a
 * run that is killed at any moment can be resumed.
 */
package dev.unroll.training.run;
