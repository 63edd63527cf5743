package dev.unroll.layers.vertex;

import dev.unroll.core.check.Check;
import java.util.Arrays;
import java.util.function.IntBinaryOperator;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One whose masked steps are zeros, whatever they held, and pass no gradient. */
@SuppressWarnings("overrides") // Deeplearning4j mixes setInputs(INDArray[]) and (INDArray...)
abstract class RunningMasked extends RunningSequence {
  private static final long serialVersionUID = 1L;

  private transient INDArray mask;

  RunningMasked(ComputationGraph graph, String name, int index, DataType type) {
    super(graph, name, index, type);
  }

  /**
   * Keeps the mask of an input for the passes to come.
   *
   * @param masks as Deeplearning4j tells them, null where there is none
   * @return that mask, or null
   */
  final INDArray keepMask(INDArray[] masks, int input) {
    mask = masks == null ? null : masks[input];
    return mask;
  }

  /**
   * Sets masked steps to zero; not by a product with the mask, for NaN times 0 is NaN.
   *
   * @param steps [T, N, F] without gaps in 'c' order; changed
   * @throws IllegalArgumentException if the mask is for other rows or steps
   */
  final void clearMasked(INDArray steps) {
    int rows = (int) steps.size(1);
    INDArray vectors = steps.reshape('c', true, rows * steps.size(0), steps.size(2));
    clearMasked(vectors, rows, (int) steps.size(0), (row, step) -> step * rows + row);
  }

  /**
   * As {@link #clearMasked(INDArray)}, of vectors in another order.
   *
   * @param vectors [M, F] without gaps in 'c' order; changed
   * @param rows N of the mask
   * @param steps T of the mask
   * @param place of row n and step t among the vectors
   */
  final void clearMasked(INDArray vectors, int rows, int steps, IntBinaryOperator place) {
    // Without masks, Deeplearning4j does not tell a vertex so; those of an earlier pass would stay.
    if (mask == null || graph.getInputMaskArrays() == null) {
      return;
    }
    Check.require(
        mask.size(0) == rows && mask.size(1) == steps,
        "vertex \""
            + getVertexName()
            + "\": the mask must be ["
            + rows
            + ", "
            + steps
            + "], but is "
            + Arrays.toString(mask.shape()));
    double[][] kept = mask.castTo(DataType.DOUBLE).dup('c').toDoubleMatrix();
    for (int row = 0; row < rows; row++) {
      for (int step = 0; step < steps; step++) {
        if (kept[row][step] == 0) {
          vectors.getRow(place.applyAsInt(row, step)).assign(0);
        }
      }
    }
  }

  @Override
  public void clear() {
    super.clear();
    mask = null;
  }
}
