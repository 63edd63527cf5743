package dev.unroll.layers.attention;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Gradients at what a {@link SourceMemory} was read from, zero in the padding. Where keys and
 * values were one array, the gradient at it is the sum of both.
 *
 * @param keys [N, K, S]
 * @param values [N, M, S]
 */
public record SourceGradient(INDArray keys, INDArray values) {}
