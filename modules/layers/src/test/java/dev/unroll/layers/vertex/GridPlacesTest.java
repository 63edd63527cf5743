package dev.unroll.layers.vertex;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.layers.FiniteDifference;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

class GridPlacesTest {
  @Test
  void theLastTwoPlanesTellWhereARegionIs() {
    INDArray grid = Nd4j.rand(DataType.DOUBLE, 2, 2, GridGraph.HEIGHT, GridGraph.WIDTH);
    var all = GridGraph.on("below", new GridPlaces(), 2).feedForward(grid, false);
    INDArray places = all.get("planes");
    INDArray below = all.get("below");
    for (int n = 0; n < 2; n++) {
      for (int y = 0; y < GridGraph.HEIGHT; y++) {
        for (int x = 0; x < GridGraph.WIDTH; x++) {
          assertEquals(below.getDouble(n, 1, y, x), places.getDouble(n, 1, y, x));
          assertEquals(x / 2.0 - 1, places.getDouble(n, 2, y, x), 1e-12);
          assertEquals(y - 1.0, places.getDouble(n, 3, y, x), 1e-12);
        }
      }
    }
  }

  @Test
  void gradientsAreThoseOfFiniteDifferences() {
    ComputationGraph graph = GridGraph.on("below", new GridPlaces(), 2);
    MultiDataSet data = GridGraph.learn(graph);
    FiniteDifference.assertGradient(
        graph.params(), graph.getFlattenedGradients().dup(), () -> graph.score(data, true), 1e-7);
  }
}
