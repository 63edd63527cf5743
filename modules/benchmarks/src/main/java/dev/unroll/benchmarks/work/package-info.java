/**
 * What is measured, for every contender the same: {@link dev.unroll.benchmarks.work.Cases} lists
 * the cases, {@link dev.unroll.benchmarks.work.StackCase}, {@link
 * dev.unroll.benchmarks.work.TranslationCase} and {@link dev.unroll.benchmarks.work.SpeechCase}
 * count their arithmetic, {@link dev.unroll.benchmarks.work.Batch}, {@link
 * dev.unroll.benchmarks.work.Pairs} and {@link dev.unroll.benchmarks.work.Utterances} draw their
 * data, {@link dev.unroll.benchmarks.work.CaptionerCase} is captioning as it is done from pictures
 * to sentences, with the same {@link dev.unroll.benchmarks.work.CaptionerWeights} on every side,
 * {@link dev.unroll.benchmarks.work.Contender} is what competes, {@link
 * dev.unroll.benchmarks.work.Worker} its side of the conversation with the runner.
 *
 * <p>Uses the JDK and the core alone, so that it runs beside any library's natives.
 */
package dev.unroll.benchmarks.work;
