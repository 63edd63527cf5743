package dev.unroll.layers.vertex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.unroll.layers.FiniteDifference;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

class DarkestChannelTest {
  @Test
  void theLastPlaneIsTheDarkestOfTheOthersAndThoseStay() {
    INDArray grid = Nd4j.rand(DataType.DOUBLE, 2, 2, GridGraph.HEIGHT, GridGraph.WIDTH);
    var all = GridGraph.on("below", new DarkestChannel(), 1).feedForward(grid, false);
    INDArray darkest = all.get("planes");
    INDArray below = all.get("below");
    for (int n = 0; n < 2; n++) {
      for (int y = 0; y < GridGraph.HEIGHT; y++) {
        for (int x = 0; x < GridGraph.WIDTH; x++) {
          double one = below.getDouble(n, 0, y, x);
          double other = below.getDouble(n, 1, y, x);
          assertEquals(one, darkest.getDouble(n, 0, y, x));
          assertEquals(other, darkest.getDouble(n, 1, y, x));
          assertEquals(Math.min(one, other), darkest.getDouble(n, 2, y, x));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"below", "grid"})
  void gradientsAreThoseOfFiniteDifferences(String read) {
    ComputationGraph graph = GridGraph.on(read, new DarkestChannel(), 1);
    MultiDataSet data = GridGraph.learn(graph);
    FiniteDifference.assertGradient(
        graph.params(), graph.getFlattenedGradients().dup(), () -> graph.score(data, true), 1e-7);
  }

  @Test
  void channelsThatAreEquallyDarkShareTheGradient() {
    ComputationGraph graph = GridGraph.on("below", new DarkestChannel(), 1);
    INDArray below = graph.getParam("below_W");
    for (int from = 0; from < 2; from++) {
      below.putScalar(new int[] {1, from, 0, 0}, below.getDouble(0, from, 0, 0));
    }
    INDArray above = graph.getParam("above_W");
    for (int filter = 0; filter < above.size(0); filter++) {
      for (int i = 0; i < 18; i++) { // so that all of the gradient comes through the darkest
        above.putScalar(new int[] {filter, i / 9, i / 3 % 3, i % 3}, 0);
      }
    }
    GridGraph.learn(graph);
    INDArray gradient = graph.gradient().getGradientFor("below_W").dup('c').reshape('c', 2, 2);
    assertEquals(gradient.getRow(0), gradient.getRow(1));
    assertNotEquals(0, gradient.getDouble(0, 0));
  }
}
