/**
 * From a gradient to an update of the parameters.
 *
 * <ul>
 *   <li>{@link dev.unroll.training.gradient.GradientNormalisation}: Deeplearning4j's five kinds and
 *       the global norm (Pascanu, Mikolov and Bengio 2013)
 *   <li>{@link dev.unroll.training.gradient.GraphStep}: one segment forwards, backwards and updated
 *   <li>{@code GraphUpdate}: the part after the gradient, in one go by {@link
 *       dev.unroll.layers.update.FusedUpdate} or step by step by Deeplearning4j
 *   <li>{@link dev.unroll.training.gradient.Optimiser}: SGD with momentum, AdaGrad, RMSProp, Adam,
 *       AdamW
 * </ul>
 */
package dev.unroll.training.gradient;
