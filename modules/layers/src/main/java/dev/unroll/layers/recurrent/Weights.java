package dev.unroll.layers.recurrent;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The parameters of one cell in one direction, or their gradients; views that others own.
 *
 * @param input W [F, inputLanes·H], 'f' order
 * @param recurrent U [H, recurrentLanes·H], 'f' order
 * @param bias [1, lanes·H]
 * @param extras [1, H] each
 */
record Weights(INDArray input, INDArray recurrent, INDArray bias, List<INDArray> extras) {}
