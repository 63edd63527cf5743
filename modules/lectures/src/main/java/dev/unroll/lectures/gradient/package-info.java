/**
 * Why gradients through time vanish and explode (Bengio, Simard and Frasconi 1994; Pascanu, Mikolov
 * and Bengio 2013): single layers, seen step by step. {@link dev.unroll.lectures.gradient.Echo} is
 * what becomes of an input of the first step; the surfaces are those of {@link
 * dev.unroll.lectures.gradient.TwoWeights}.
 */
package dev.unroll.lectures.gradient;
