/**
 * Feed-forward layers that learn how much of their input to let through unchanged, so that stacks
 * of many dozens of them can be trained (Srivastava, Greff and Schmidhuber 2015, "Highway networks"
 * and "Training very deep networks").
 *
 * <ul>
 *   <li>{@link dev.unroll.layers.highway.Highway}: what a network's configuration names
 *   <li>{@link dev.unroll.layers.highway.HighwayLayer}: what runs, and shows its gates
 *   <li>{@code HighwayParameters}: both weight matrices as one, {@code HighwayRows}: the equations
 * </ul>
 *
 * <p>The residual form y = H(x) + x (He et al. 2016) needs no layer of its own: a dense layer and
 * Deeplearning4j's {@code ElementWiseVertex(Op.Add)} of its input and output are it.
 */
package dev.unroll.layers.highway;
