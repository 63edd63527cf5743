/** Losses on integer labels: {@link dev.unroll.layers.loss.SparseCrossEntropy}. */
package dev.unroll.layers.loss;
