/**
 * Batches of integers, which the module {@code data} makes, as the arrays that graphs take, and
 * what graphs say of them.
 *
 * <ul>
 *   <li>{@link dev.unroll.training.batch.BatchArrays}: ids, labels and masks
 *   <li>{@link dev.unroll.training.batch.LabelNats}: logits and labels as nats
 * </ul>
 */
package dev.unroll.training.batch;
