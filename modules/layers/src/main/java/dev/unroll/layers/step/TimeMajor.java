package dev.unroll.layers.step;

import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Sequences whose memory is [T, N, F], step after step, seen as Deeplearning4j's [N, F, T]: the
 * layers here hand them to each other without copying.
 */
public final class TimeMajor {
  private TimeMajor() {}

  /** [N, F, T] seen as [T, N, F]; the memory stays. */
  public static INDArray view(INDArray sequence) {
    return sequence.permute(2, 0, 1);
  }

  /** Whether an array's memory is without gaps in 'c' order. */
  public static boolean isContiguous(INDArray array) {
    long stride = 1;
    for (int axis = array.rank() - 1; axis >= 0; axis--) {
      if (array.size(axis) != 1 && array.stride(axis) != stride) {
        return false;
      }
      stride *= array.size(axis);
    }
    return true;
  }

  /** A new [N, F, T] whose memory is [T, N, F]. */
  public static INDArray create(
      LayerWorkspaceMgr workspaces, ArrayType kind, DataType type, long n, long f, long t) {
    return workspaces.createUninitialized(kind, type, new long[] {t, n, f}, 'c').permute(1, 2, 0);
  }

  /** A copy whose memory is [T, N, F]. */
  public static INDArray copy(INDArray sequence, LayerWorkspaceMgr workspaces, ArrayType kind) {
    return workspaces.dup(kind, view(sequence), 'c').permute(1, 2, 0);
  }

  /** The same values with memory [T, N, F]; the same array where it is so already. */
  public static INDArray of(INDArray sequence, LayerWorkspaceMgr workspaces, ArrayType kind) {
    return isContiguous(view(sequence)) ? sequence : copy(sequence, workspaces, kind);
  }
}
