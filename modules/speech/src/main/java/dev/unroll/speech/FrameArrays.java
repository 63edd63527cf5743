package dev.unroll.speech;

import dev.unroll.data.batch.FrameBatch;
import dev.unroll.training.batch.BatchArrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A batch as the graph takes it.
 *
 * @param frames float [N, F, T], memory [T, N, F]
 * @param mask [N, T]
 * @param labels [N, 1, L]
 * @param labelMask [N, L]
 */
record FrameArrays(INDArray frames, INDArray mask, INDArray labels, INDArray labelMask) {
  static FrameArrays of(FrameBatch batch) {
    INDArray frames =
        Nd4j.createFromArray(batch.frames())
            .reshape('c', batch.steps(), batch.rows(), batch.features())
            .permute(1, 2, 0);
    return new FrameArrays(
        frames,
        BatchArrays.mask(batch.mask(), batch.rows(), batch.steps()),
        BatchArrays.sequence(batch.labels(), batch.rows(), batch.labelSteps()),
        BatchArrays.mask(batch.labelMask(), batch.rows(), batch.labelSteps()));
  }
}
