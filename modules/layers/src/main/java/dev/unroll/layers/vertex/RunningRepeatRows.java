package dev.unroll.layers.vertex;

import java.util.Arrays;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** What Deeplearning4j runs for a {@link RepeatRows}. */
@SuppressWarnings("overrides") // Deeplearning4j mixes setInputs(INDArray[]) and (INDArray...)
final class RunningRepeatRows extends RunningSequence {
  private static final long serialVersionUID = 1L;

  RunningRepeatRows(ComputationGraph graph, String name, int index, DataType type) {
    super(graph, name, index, type);
  }

  /** N / P. */
  private int times() {
    long from = inputs[0].size(0);
    long to = inputs[1].size(0);
    if (to % from != 0) {
      throw new IllegalArgumentException(
          "vertex \""
              + getVertexName()
              + "\": "
              + from
              + " rows cannot be repeated to "
              + to
              + "; expected a multiple");
    }
    return Math.toIntExact(to / from);
  }

  @Override
  public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
    INDArray rows = inputs[0];
    long[] shape = rows.shape().clone(); // ND4J hands out its own
    int times = times();
    INDArray flat = rows.dup('c').reshape('c', shape[0], rows.length() / shape[0]);
    shape[0] *= times;
    INDArray repeated = workspaces.createUninitialized(ArrayType.ACTIVATIONS, dataType, shape, 'c');
    INDArray copies = repeated.reshape('c', flat.size(0), times, flat.size(1));
    for (int copy = 0; copy < times; copy++) {
      copies.get(NDArrayIndex.all(), NDArrayIndex.point(copy)).assign(flat);
    }
    return repeated;
  }

  @Override
  public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
    long[] shape = inputs[0].shape();
    INDArray above =
        epsilon.dup('c').reshape('c', shape[0], times(), inputs[0].length() / shape[0]);
    INDArray sum = above.sum(1).reshape('c', shape);
    INDArray none = workspaces.create(ArrayType.ACTIVATION_GRAD, dataType, inputs[1].shape(), 'c');
    return new Pair<>(
        null, new INDArray[] {workspaces.dup(ArrayType.ACTIVATION_GRAD, sum, 'c'), none});
  }

  @Override
  public Pair<INDArray, MaskState> feedForwardMaskArrays(
      INDArray[] masks, MaskState state, int minibatch) {
    if (masks != null && masks[0] != null) {
      throw new IllegalArgumentException(
          "vertex \""
              + getVertexName()
              + "\": rows to be repeated may have no mask, but got "
              + Arrays.toString(masks[0].shape()));
    }
    return new Pair<>(null, state);
  }
}
