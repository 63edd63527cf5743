/**
 * Dropout that an interrupted run repeats exactly: the mask of a step is a function of the seed,
 * the place and the step number, so there is no hidden random state to save.
 *
 * <ul>
 *   <li>{@link dev.unroll.layers.dropout.ElementDropout}: each element by itself (Srivastava et al.
 *       2014).
 *   <li>{@link dev.unroll.layers.dropout.VariationalDropout}: one mask for all time steps of a
 *       segment (Gal and Ghahramani 2016), on the connections between layers; {@link
 *       dev.unroll.layers.recurrent.RecurrentDropout} is for those inside a layer.
 * </ul>
 */
package dev.unroll.layers.dropout;
