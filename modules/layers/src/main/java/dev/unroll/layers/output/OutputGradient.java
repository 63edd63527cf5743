package dev.unroll.layers.output;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Where gradients go.
 *
 * @param x [M, H], row after row; replaced
 * @param weights replaced, but for the table where {@code add} says otherwise
 * @param add whether the table's gradient is added to
 */
record OutputGradient(INDArray x, Projection weights, boolean add) {}
