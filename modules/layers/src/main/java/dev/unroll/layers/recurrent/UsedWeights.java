package dev.unroll.layers.recurrent;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Leaves out what a cell does not use of U, see {@link Cell#connects}: it is read as 0, whatever
 * stands there, and its gradient is 0. For a cell that uses all, nothing is computed.
 */
final class UsedWeights {
  private final Cell cell;
  private List<INDArray> mask = List.of();

  UsedWeights(Cell cell) {
    this.cell = cell;
  }

  /** The weights themselves, or with a copy of U. */
  Weights of(Weights weights) {
    if (cell.usesAll()) {
      return weights;
    }
    try (var outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      INDArray recurrent = weights.recurrent().dup('f');
      silence(recurrent);
      return new Weights(
          weights.input(), recurrent, weights.bias(), weights.extras(), weights.gains());
    }
  }

  /** Puts 0 where the cell uses nothing of U, or of its gradient, [H, recurrentLanes·H]. */
  void silence(INDArray recurrent) {
    if (cell.usesAll()) {
      return;
    }
    try (var outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      boolean fits =
          !mask.isEmpty()
              && mask.get(0).equalShapes(recurrent)
              && mask.get(0).dataType() == recurrent.dataType();
      mask = fits ? mask : List.of(mask(recurrent));
      recurrent.muli(mask.get(0));
    }
  }

  private INDArray mask(INDArray recurrent) {
    int hidden = (int) recurrent.size(0);
    double[][] used = new double[hidden][(int) recurrent.size(1)];
    for (int from = 0; from < hidden; from++) {
      for (int column = 0; column < used[from].length; column++) {
        int lane = cell.firstRecurrentLane() + column / hidden;
        used[from][column] = cell.connects(hidden, from, lane, column % hidden) ? 1 : 0;
      }
    }
    return Nd4j.createFromArray(used).castTo(recurrent.dataType()).dup('f');
  }
}
