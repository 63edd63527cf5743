/**
 * Pairs of sentences, of which one is to become the other: what sequence to sequence models learn
 * from (Sutskever, Vinyals and Le 2014).
 *
 * <ul>
 *   <li>{@link dev.unroll.data.parallel.SentencePair}, {@link
 *       dev.unroll.data.parallel.ParallelText}: pairs from one file with tabs or from two files.
 *   <li>{@link dev.unroll.data.parallel.LineSplit}: train, dev and test where nobody split a
 *       corpus.
 * </ul>
 */
package dev.unroll.data.parallel;
