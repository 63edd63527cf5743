/**
 * One vector of a sequence, exact under masks of any pattern: the last step, the mean or the
 * maximum over time. Deeplearning4j's own last step needs the name of a network input for its mask.
 *
 * <ul>
 *   <li>{@link dev.unroll.layers.pooling.PoolingVertex}: in a {@code ComputationGraph}; {@code
 *       RunningPooling} is what runs
 *   <li>{@link dev.unroll.layers.pooling.Pooling}: the three ways
 * </ul>
 */
package dev.unroll.layers.pooling;
