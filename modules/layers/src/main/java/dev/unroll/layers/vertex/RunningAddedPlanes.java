package dev.unroll.layers.vertex;

import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** What Deeplearning4j runs for an {@link AddedPlanes}. */
@SuppressWarnings("overrides") // Deeplearning4j mixes setInputs(INDArray[]) and (INDArray...)
abstract class RunningAddedPlanes extends RunningSequence {
  private static final long serialVersionUID = 1L;

  private final int planes;

  RunningAddedPlanes(ComputationGraph graph, String name, int index, DataType type, int planes) {
    super(graph, name, index, type);
    this.planes = planes;
  }

  /** Writes the planes of a grid [N, C, h, w] behind its own, which are in the output already. */
  abstract void fill(INDArray output, INDArray grid);

  @Override
  public final INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
    INDArray grid = inputs[0];
    long channels = grid.size(1);
    INDArray output =
        workspaces.createUninitialized(
            ArrayType.ACTIVATIONS,
            dataType,
            new long[] {grid.size(0), channels + planes, grid.size(2), grid.size(3)},
            'c');
    channels(output, 0, channels).assign(grid);
    fill(output, grid);
    return output;
  }

  /** The gradient of the grid's own planes, a copy. */
  final INDArray ownGradient(LayerWorkspaceMgr workspaces) {
    INDArray own = channels(epsilon, 0, inputs[0].size(1));
    return workspaces.dup(ArrayType.ACTIVATION_GRAD, own, 'c');
  }

  /** Some planes [N, to − from, h, w]; a view. */
  static INDArray channels(INDArray grid, long from, long to) {
    return grid.get(NDArrayIndex.all(), NDArrayIndex.interval(from, to));
  }

  @Override
  public final Pair<INDArray, MaskState> feedForwardMaskArrays(
      INDArray[] masks, MaskState state, int minibatch) {
    return new Pair<>(masks == null ? null : masks[0], state);
  }
}
