/**
 * One vector of a sequence, exact under masks of any pattern: the last step, the mean or the
 * maximum over time, or a mean whose weights are learnt. Deeplearning4j's own last step needs the
 * name of a network input for its mask.
 *
 * <ul>
 *   <li>{@link dev.unroll.layers.pooling.PoolingVertex}: in a {@code ComputationGraph}; {@code
 *       RunningPooling} is what runs
 *   <li>{@link dev.unroll.layers.pooling.Pooling}: the three ways
 *   <li>{@link dev.unroll.layers.pooling.AttentionPooling}: a layer with weights that are learnt;
 *       {@link dev.unroll.layers.pooling.AttentionPoolingLayer} tells them
 * </ul>
 */
package dev.unroll.layers.pooling;
