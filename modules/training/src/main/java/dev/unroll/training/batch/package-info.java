/**
 * Batches of integers, which the module {@code data} makes, as the arrays that graphs take.
 *
 * <ul>
 *   <li>{@link dev.unroll.training.batch.BatchArrays}: ids, labels and masks
 * </ul>
 */
package dev.unroll.training.batch;
