package dev.unroll.training.batch;

import dev.unroll.core.check.Check;
import dev.unroll.data.batch.TokenBatch;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Batches of integers as the arrays that a graph takes. Ids are whole numbers in float, which holds
 * all up to 2^24. The arrays are new, in C order, and the caller's.
 */
public final class BatchArrays {
  private BatchArrays() {}

  /**
   * Ids of sequences.
   *
   * @param ids row-major [N, T]
   * @param rows N
   * @param steps T
   * @return float [N, 1, T]
   * @throws IllegalArgumentException when there are not N × T ids
   */
  public static INDArray sequence(int[] ids, int rows, int steps) {
    return Nd4j.createFromArray(floats(ids, rows, steps)).reshape('c', rows, 1, steps);
  }

  /**
   * Ids that a feed-forward layer takes at once.
   *
   * @param ids row-major [N, T]
   * @param rows N
   * @param steps T
   * @return float [N, T]
   * @throws IllegalArgumentException when there are not N × T ids
   */
  public static INDArray window(int[] ids, int rows, int steps) {
    return Nd4j.createFromArray(floats(ids, rows, steps)).reshape('c', rows, steps);
  }

  /** The inputs of a batch, float [N, 1, T]. */
  public static INDArray inputs(TokenBatch batch) {
    return sequence(batch.inputs(), batch.rows(), batch.steps());
  }

  /** The labels of a batch, float [N, 1, T]. */
  public static INDArray labels(TokenBatch batch) {
    return sequence(batch.labels(), batch.rows(), batch.steps());
  }

  /** The labels at the last step, float [N, 1]. */
  public static INDArray lastLabels(TokenBatch batch) {
    float[] last = new float[batch.rows()];
    for (int row = 0; row < last.length; row++) {
      last[row] = batch.labels()[(row + 1) * batch.steps() - 1];
    }
    return Nd4j.createFromArray(last).reshape(last.length, 1);
  }

  /** Mask of the labels, float [N, T] of zeros and ones. */
  public static INDArray mask(TokenBatch batch) {
    return mask(batch.mask(), batch.rows(), batch.steps());
  }

  /**
   * A mask.
   *
   * @param mask row-major [N, T] of zeros and ones; not changed
   * @param rows N
   * @param steps T
   * @return float [N, T]
   * @throws IllegalArgumentException when there are not N × T numbers
   */
  public static INDArray mask(float[] mask, int rows, int steps) {
    requireAll(mask.length, rows, steps);
    return Nd4j.createFromArray(mask).reshape('c', rows, steps);
  }

  private static float[] floats(int[] ids, int rows, int steps) {
    requireAll(ids.length, rows, steps);
    float[] floats = new float[ids.length];
    for (int i = 0; i < ids.length; i++) {
      floats[i] = ids[i];
    }
    return floats;
  }

  private static void requireAll(int numbers, int rows, int steps) {
    Check.require(
        numbers == (long) rows * steps,
        "a batch of " + rows + " rows × " + steps + " steps cannot hold " + numbers + " numbers");
  }
}
