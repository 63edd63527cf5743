package dev.unroll.layers.decoder;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Gradients at what a decoder was run over, zero where a mask leaves out.
 *
 * @param target [N, E, T]
 * @param source [N, M, S]
 * @param first [N, H] for each state of each layer
 */
record DecoderGradient(INDArray target, INDArray source, List<INDArray> first) {}
