package dev.unroll.layers.vertex;

import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** What Deeplearning4j runs for a {@link GridPlaces}. */
@SuppressWarnings("overrides") // Deeplearning4j mixes setInputs(INDArray[]) and (INDArray...)
final class RunningGridPlaces extends RunningAddedPlanes {
  private static final long serialVersionUID = 1L;

  RunningGridPlaces(ComputationGraph graph, String name, int index, DataType type) {
    super(graph, name, index, type, GridPlaces.PLANES);
  }

  @Override
  void fill(INDArray output, INDArray grid) {
    long channels = grid.size(1);
    INDArray places = places(grid.size(2), grid.size(3));
    // Row by row: ND4J does not spread one grid over many within a view.
    for (long row = 0; row < grid.size(0); row++) {
      output
          .get(
              NDArrayIndex.point(row),
              NDArrayIndex.interval(channels, channels + GridPlaces.PLANES))
          .assign(places);
    }
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

  @Override
  public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
    return new Pair<>(null, new INDArray[] {ownGradient(workspaces)});
  }
}
