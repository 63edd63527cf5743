package dev.unroll.layers.recurrent;

import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The reference equations over floats, for a cell that has no loops of its own: each block is
 * copied into an array and back, so that only the products are fast.
 */
final class BorrowedEquations implements Equations<float[]> {
  private final Equations<INDArray> reference;

  BorrowedEquations(Equations<INDArray> reference) {
    this.reference = reference;
  }

  @Override
  public void forward(int stage, Step<float[]> step) {
    try (var outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      Step<INDArray> lent = lend(step);
      reference.forward(stage, lent);
      giveBack(lent, step);
    }
  }

  @Override
  public void backward(int stage, Step<float[]> step) {
    try (var outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      Step<INDArray> lent = lend(step);
      reference.backward(stage, lent);
      giveBack(lent, step);
    }
  }

  private static Step<INDArray> lend(Step<float[]> step) {
    Step<INDArray> lent = new Step<>(step.rows(), step.hidden());
    lend(step.lanes(), lent.lanes(), step.rows(), step.hidden());
    lend(step.before(), lent.before(), step.rows(), step.hidden());
    lend(step.after(), lent.after(), step.rows(), step.hidden());
    lend(step.gradients(), lent.gradients(), step.rows(), step.hidden());
    lend(step.extras(), lent.extras(), 1, step.hidden());
    lend(step.extraGradients(), lent.extraGradients(), 1, step.hidden());
    lent.source(
        array(step.source(), step.rows(), step.hidden()),
        array(step.sourceGradient(), step.rows(), step.hidden()));
    return lent;
  }

  private static void lend(List<float[]> blocks, List<INDArray> arrays, int rows, int hidden) {
    blocks.forEach(block -> arrays.add(array(block, rows, hidden)));
  }

  private static INDArray array(float[] block, int rows, int hidden) {
    INDArray array = Nd4j.createUninitialized(DataType.FLOAT, new long[] {rows, hidden}, 'c');
    array.data().setData(block.length == rows * hidden ? block : head(block, rows * hidden));
    return array;
  }

  private static float[] head(float[] block, int length) {
    return java.util.Arrays.copyOf(block, length);
  }

  private static void giveBack(Step<INDArray> lent, Step<float[]> step) {
    giveBack(lent.lanes(), step.lanes());
    giveBack(lent.after(), step.after());
    giveBack(lent.gradients(), step.gradients());
    giveBack(lent.extraGradients(), step.extraGradients());
    giveBack(List.of(lent.source()), List.of(step.source()));
  }

  private static void giveBack(List<INDArray> arrays, List<float[]> blocks) {
    for (int i = 0; i < arrays.size(); i++) {
      float[] values = arrays.get(i).data().asFloat();
      System.arraycopy(values, 0, blocks.get(i), 0, (int) arrays.get(i).length());
    }
  }
}
