/**
 * Batches of integers, which the module {@code data} makes, as the arrays that graphs take, and
 * what graphs say of them.
 *
 * <ul>
 *   <li>{@link dev.unroll.training.batch.BatchArrays}: ids, labels and masks
 *   <li>{@link dev.unroll.training.batch.PairArrays}: a batch of pairs
 *   <li>{@link dev.unroll.training.batch.LengthBatches}, {@link
 *       dev.unroll.training.batch.PaddedSequences}: sequences to be read, in batches of like length
 *   <li>{@link dev.unroll.training.batch.LabelNats}: logits and labels as nats
 *   <li>{@link dev.unroll.training.batch.PairNats}: those of all pairs of a set
 * </ul>
 */
package dev.unroll.training.batch;
