package dev.unroll.layers.vertex;

import dev.unroll.layers.step.TimeMajor;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** One of P equal blocks of the rows of an array [P · N, F, T] or [P · N, F]. */
final class RowBlock {
  private RowBlock() {}

  private static INDArrayIndex rows(long all, int part, int parts) {
    return NDArrayIndex.interval(part * all / parts, (part + 1) * all / parts);
  }

  /** The block as it lies in memory: [T, N, F] or [N, F]; a view. */
  static INDArray view(INDArray stacked, int part, int parts) {
    INDArrayIndex rows = rows(stacked.size(0), part, parts);
    return stacked.rank() == 2
        ? stacked.get(rows, NDArrayIndex.all())
        : TimeMajor.view(stacked).get(NDArrayIndex.all(), rows, NDArrayIndex.all());
  }

  /** The block by itself, [N, F, T] with memory [T, N, F], or [N, F]. */
  static INDArray copy(
      INDArray stacked, int part, int parts, LayerWorkspaceMgr workspaces, ArrayType kind) {
    INDArray copy = workspaces.dup(kind, view(stacked, part, parts), 'c');
    return copy.rank() == 2 ? copy : copy.permute(1, 2, 0);
  }
}
