package dev.unroll.languagemodel;

import dev.unroll.data.batch.TokenBatch;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Batches of integers as the arrays that a graph takes. Ids are whole numbers in float. */
final class BatchArrays {
  private BatchArrays() {}

  /** Ids [N, T] as float [N, 1, T]. */
  static INDArray sequence(int[] ids, int rows, int steps) {
    return Nd4j.createFromArray(floats(ids)).reshape('c', rows, 1, steps);
  }

  /** Ids [N, T] as float [N, T]. */
  static INDArray window(int[] ids, int rows, int steps) {
    return Nd4j.createFromArray(floats(ids)).reshape('c', rows, steps);
  }

  /** The labels at the last step, float [N, 1]. */
  static INDArray lastLabels(TokenBatch batch) {
    float[] last = new float[batch.rows()];
    for (int row = 0; row < last.length; row++) {
      last[row] = batch.labels()[(row + 1) * batch.steps() - 1];
    }
    return Nd4j.createFromArray(last).reshape(last.length, 1);
  }

  /** Mask float [N, T]. */
  static INDArray mask(TokenBatch batch) {
    return Nd4j.createFromArray(batch.mask()).reshape('c', batch.rows(), batch.steps());
  }

  private static float[] floats(int[] ids) {
    float[] floats = new float[ids.length];
    for (int i = 0; i < ids.length; i++) {
      floats[i] = ids[i];
    }
    return floats;
  }
}
