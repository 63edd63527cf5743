package dev.unroll.layers.step;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Activations as one vector for each row and step. */
public final class StepRows {
  private StepRows() {}

  /**
   * The vectors of activations, one after the other in memory.
   *
   * @param activations [N, F, T], or [N, F] for one step
   * @return [T · N, F], the vector of row n and step t at t · N + n: the memory of the activations
   *     themselves where it lies so, else a copy
   */
  public static INDArray of(INDArray activations) {
    INDArray byStep = activations.rank() == 3 ? activations.permute(2, 0, 1) : activations;
    long features = activations.size(1);
    INDArray rows = byStep.reshape('c', activations.length() / features, features);
    boolean joined = rows.size(0) == 1 || rows.stride(0) == features;
    boolean dense = features == 1 || rows.stride(1) == 1;
    return joined && dense ? rows : rows.dup('c');
  }
}
