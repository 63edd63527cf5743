package dev.unroll.layers.vertex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.layers.output.SoftmaxOutput;
import dev.unroll.layers.recurrent.Gru;
import dev.unroll.layers.recurrent.Recurrent;
import dev.unroll.layers.step.TimeMajor;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class StepMergeTest {
  private static final int N = 3;
  private static final int F = 4;
  private static final int T = 5;
  private static final int CLASSES = 6;

  private static ComputationGraph graph(GraphVertex merge) {
    ComputationGraphConfiguration configuration =
        new NeuralNetConfiguration.Builder()
            .seed(2)
            .graphBuilder()
            .addInputs("x")
            .setInputTypes(InputType.recurrent(F))
            .addLayer("one", new Recurrent.Builder(new Gru()).nOut(2).build(), "x")
            .addLayer("other", new Recurrent.Builder(new Gru()).nOut(3).build(), "x")
            .addVertex("both", merge, "one", "other", "x")
            .addLayer("top", new Recurrent.Builder(new Gru()).nOut(3).build(), "both")
            .addLayer("y", new SoftmaxOutput.Builder().nIn(3).nOut(CLASSES).build(), "top")
            .setOutputs("y")
            .build();
    ComputationGraph graph = new ComputationGraph(configuration);
    graph.init();
    return graph;
  }

  private static INDArray gradient(ComputationGraph graph, INDArray x, INDArray y, INDArray mask) {
    graph.setInputs(x);
    graph.setLabels(y);
    graph.setLayerMaskArrays(new INDArray[] {mask}, new INDArray[] {mask});
    graph.computeGradientAndScore();
    return graph.getFlattenedGradients().dup();
  }

  @Test
  void outputsAndGradientsAreThoseOfTheStockVertex() {
    ComputationGraph ours = graph(new StepMerge());
    ComputationGraph stock = graph(new MergeVertex());
    INDArray x = Nd4j.randn(DataType.FLOAT, N, F, T);
    INDArray y = Nd4j.zeros(DataType.FLOAT, N, 1, T);
    INDArray mask =
        Nd4j.createFromArray(new float[][] {{1, 1, 1, 1, 1}, {1, 1, 0, 0, 0}, {0, 1, 1, 0, 1}});
    INDArray difference = gradient(ours, x, y, mask).sub(gradient(stock, x, y, mask));
    assertEquals(0, difference.norm2Number().doubleValue(), 1e-5);
    assertEquals(stock.score(), ours.score(), 1e-4);
  }

  @Test
  void theMemoryIsStepAfterStep() {
    Map<String, INDArray> all =
        graph(new StepMerge()).feedForward(Nd4j.randn(DataType.FLOAT, N, F, T), false);
    assertTrue(TimeMajor.isContiguous(TimeMajor.view(all.get("both"))));
    assertEquals(2 + 3 + F, all.get("both").size(1));
  }

  @Test
  void aSavedConfigurationComesBackEqual() {
    ComputationGraphConfiguration before = graph(new StepMerge()).getConfiguration();
    assertEquals(before, ComputationGraphConfiguration.fromJson(before.toJson()));
  }
}
