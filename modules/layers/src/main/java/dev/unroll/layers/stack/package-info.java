/**
 * Stacks of recurrent layers as parts of a graph, for every network that reads a sequence into
 * states and writes another from states (Sutskever, Vinyals and Le 2014; Cho et al. 2014):
 *
 * <ul>
 *   <li>{@link dev.unroll.layers.stack.StackForm}: cell, layers, units and dropout
 *   <li>{@link dev.unroll.layers.stack.EncoderStack}: reads in one direction or both, and tells the
 *       last states
 *   <li>{@link dev.unroll.layers.stack.DecoderStack}: starts from given states
 * </ul>
 *
 * They only add vertices to a {@code GraphBuilder}; what runs is in {@code layers.vertex}.
 */
package dev.unroll.layers.stack;
