package dev.unroll.seqtoseq;

import dev.unroll.data.batch.PairBatch;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A batch of pairs as the arrays that a graph takes; ids are whole numbers in float.
 *
 * @param source ids [N, 1, S]
 * @param sourceMask [N, S]
 * @param inputs ids [N, 1, T]
 * @param labels ids [N, 1, T]
 * @param mask [N, T]
 */
record PairArrays(
    INDArray source, INDArray sourceMask, INDArray inputs, INDArray labels, INDArray mask) {
  static PairArrays of(PairBatch batch) {
    int rows = batch.rows();
    return new PairArrays(
        ids(batch.source(), rows, batch.sourceSteps()),
        mask(batch.sourceMask(), rows, batch.sourceSteps()),
        ids(batch.inputs(), rows, batch.targetSteps()),
        ids(batch.labels(), rows, batch.targetSteps()),
        mask(batch.mask(), rows, batch.targetSteps()));
  }

  static INDArray ids(int[] ids, int rows, int steps) {
    float[] floats = new float[ids.length];
    for (int i = 0; i < ids.length; i++) {
      floats[i] = ids[i];
    }
    return Nd4j.createFromArray(floats).reshape('c', rows, 1, steps);
  }

  static INDArray mask(float[] mask, int rows, int steps) {
    return Nd4j.createFromArray(mask).reshape('c', rows, steps);
  }
}
