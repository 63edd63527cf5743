package dev.unroll.layers.vertex;

import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** What Deeplearning4j runs for a {@link GridPlaces}. */
@SuppressWarnings("overrides") // Deeplearning4j mixes setInputs(INDArray[]) and (INDArray...)
final class RunningGridPlaces extends RunningSequence {
  private static final long serialVersionUID = 1L;

  RunningGridPlaces(ComputationGraph graph, String name, int index, DataType type) {
    super(graph, name, index, type);
  }

  @Override
  public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
    INDArray grid = inputs[0];
    long rows = grid.size(0);
    long channels = grid.size(1);
    INDArray output =
        workspaces.createUninitialized(
            ArrayType.ACTIVATIONS,
            dataType,
            new long[] {rows, channels + GridPlaces.PLANES, grid.size(2), grid.size(3)},
            'c');
    channels(output, 0, channels).assign(grid);
    INDArray places = places(grid.size(2), grid.size(3));
    // Row by row: ND4J does not spread one grid over many within a view.
    for (long row = 0; row < rows; row++) {
      output
          .get(
              NDArrayIndex.point(row),
              NDArrayIndex.interval(channels, channels + GridPlaces.PLANES))
          .assign(places);
    }
    return output;
  }

  private INDArray places(long height, long width) {
    INDArray places = Nd4j.create(dataType, GridPlaces.PLANES, height, width);
    for (long y = 0; y < height; y++) {
      for (long x = 0; x < width; x++) {
        places.putScalar(0, y, x, place(x, width));
        places.putScalar(1, y, x, place(y, height));
      }
    }
    return places;
  }

  /** From −1 to 1; 0 where there is one place alone. */
  private static double place(long at, long count) {
    return count == 1 ? 0 : 2.0 * at / (count - 1) - 1;
  }

  /** Some planes [N, to − from, h, w]; a view. */
  static INDArray channels(INDArray grid, long from, long to) {
    return grid.get(NDArrayIndex.all(), NDArrayIndex.interval(from, to));
  }

  @Override
  public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
    INDArray below = channels(epsilon, 0, inputs[0].size(1));
    return new Pair<>(null, new INDArray[] {workspaces.dup(ArrayType.ACTIVATION_GRAD, below, 'c')});
  }

  @Override
  public Pair<INDArray, MaskState> feedForwardMaskArrays(
      INDArray[] masks, MaskState state, int minibatch) {
    return new Pair<>(masks == null ? null : masks[0], state);
  }
}
