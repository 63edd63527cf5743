package dev.unroll.layers.vertex;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.layers.FiniteDifference;
import java.util.List;
import java.util.function.Function;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;

/** What holds of a picture at every step and of one as first word. */
class PictureGraphsTest {
  private static final List<Function<DataType, ComputationGraph>> WAYS =
      List.of(PictureGraphs::everyStep, PictureGraphs::firstStep);

  @Test
  void gradientIsThatOfFiniteDifferences() {
    for (Function<DataType, ComputationGraph> way : WAYS) {
      ComputationGraph graph = way.apply(DataType.DOUBLE);
      MultiDataSet data = PictureGraphs.data(DataType.DOUBLE);
      INDArray gradient = PictureGraphs.gradient(graph, data);
      FiniteDifference.assertGradient(
          graph.params(), gradient, () -> graph.score(data, true), 1e-7);
    }
  }

  @Test
  void paddingChangesNeitherLossNorGradient() {
    for (Function<DataType, ComputationGraph> way : WAYS) {
      for (DataType type : List.of(DataType.DOUBLE, DataType.FLOAT)) {
        ComputationGraph graph = way.apply(type);
        MultiDataSet data = PictureGraphs.data(type);
        INDArray expected = PictureGraphs.gradient(graph, data);
        double loss = graph.score();
        INDArray actual = PictureGraphs.gradient(graph, PictureGraphs.padded(data));
        assertEquals(0, actual.distance2(expected), 1e-5);
        assertEquals(loss, graph.score(), 1e-5);
      }
    }
  }
}
