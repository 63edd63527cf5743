package dev.unroll.layers.step;

import java.lang.ref.Reference;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

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

  /**
   * Copies rows: row i of the target is row {@code places[i]} of the source. Both stay alive for as
   * long as native code works on them; ND4J's own call lets an array be collected, and its memory
   * be freed, as soon as nobody else needs it.
   *
   * @param rows [M, F]
   * @param target [as many as places, F]; set
   */
  public static void pick(INDArray rows, int[] places, INDArray target) {
    try {
      Nd4j.pullRows(rows, target, 1, places);
    } finally {
      Reference.reachabilityFence(rows);
      Reference.reachabilityFence(target);
    }
  }

  /** As the other, into a new array [as many as places, F], row after row. */
  public static INDArray pick(INDArray rows, int... places) {
    INDArray target =
        Nd4j.createUninitialized(rows.dataType(), new long[] {places.length, rows.size(1)}, 'c');
    pick(rows, places, target);
    return target;
  }
}
