/**
 * From gradient to new parameters without waiting for memory.
 *
 * <p>Deeplearning4j divides, clips, moves the moments on and subtracts in half a dozen operations
 * of one thread, each of which reads and writes all parameters. Here the numbers pass through the
 * cache twice, on all processors.
 *
 * <ul>
 *   <li>{@link dev.unroll.layers.update.FusedUpdate}: a whole network's update, Adam or gradient
 *       descent, for loops that compute the gradient themselves
 *   <li>{@link dev.unroll.layers.update.Clipping}: Deeplearning4j's five kinds and the global norm
 *       (Pascanu, Mikolov and Bengio 2013); {@link dev.unroll.layers.update.ParameterNorms} and
 *       {@link dev.unroll.layers.update.NormChange}: the norms around it
 *   <li>{@link dev.unroll.layers.update.FusedAdam}: an updater for networks that are trained by
 *       {@code fit} (Kingma and Ba 2015)
 *   <li>{@link dev.unroll.layers.update.DecoupledDecay}: the decay of AdamW (Loshchilov and Hutter
 *       2019)
 * </ul>
 */
package dev.unroll.layers.update;
