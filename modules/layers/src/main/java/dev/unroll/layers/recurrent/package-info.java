/**
 * Recurrent layers. {@link dev.unroll.layers.recurrent.Cell} lists them for applications; {@link
 * dev.unroll.layers.recurrent.Elman} is the simple recurrent network with a backward pass that
 * knows the carried state.
 */
package dev.unroll.layers.recurrent;
