/**
 * A {@code ComputationGraph} whose truncated back-propagation through time is right: {@link
 * dev.unroll.layers.graph.CarryingGraph}.
 */
package dev.unroll.layers.graph;
