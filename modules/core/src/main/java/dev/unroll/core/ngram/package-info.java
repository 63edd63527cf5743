/**
 * n-gram language models over token ids: the yardstick for recurrent ones, and the language model
 * of a speech decoder.
 *
 * <ul>
 *   <li>{@link dev.unroll.core.ngram.BackoffModel}: probabilities, whole distributions, nats of a
 *       text; saving and loading
 *   <li>{@link dev.unroll.core.ngram.KneserNey}: learns one by interpolated modified Kneser-Ney
 *       smoothing (Chen and Goodman 1998, "An empirical study of smoothing techniques for language
 *       modeling"), with the {@link dev.unroll.core.ngram.Discounts} of each order; {@code
 *       NgramCounts} counts, {@code KneserNeyEstimate} smooths
 *   <li>{@link dev.unroll.core.ngram.ArpaFile}: reads and writes the text form that other tools use
 *   <li>{@link dev.unroll.core.ngram.SentenceNgrams}: scores sentences for a decoder
 *   <li>{@code NgramIndex}, {@code NgramLevel}: the n-grams of one order as a level of a trie in
 *       sorted arrays; {@code SavedNgrams}, {@code SummedOutput}, {@code SummedInput}: the binary
 *       form
 * </ul>
 */
package dev.unroll.core.ngram;
