package dev.unroll.captioning.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class RegionsTest {
  private static final SmallCnn ENCODER = new SmallCnn(8, List.of(3, 4));

  /** One output for each region, and one for all of them. */
  private static ComputationGraph graph() {
    GraphBuilder builder =
        new NeuralNetConfiguration.Builder()
            .seed(8)
            .dataType(DataType.DOUBLE)
            .miniBatch(false)
            .graphBuilder()
            .addInputs("x")
            .setInputTypes(InputType.convolutional(8, 8, 3));
    String grid = ENCODER.add(builder, "x", new Tuning.Full());
    String steps = Regions.steps(builder, ENCODER, grid);
    String mean = Regions.mean(builder, grid);
    builder
        .addLayer(
            "each",
            new RnnOutputLayer.Builder(LossFunction.MSE)
                .activation(Activation.TANH)
                .nOut(2)
                .build(),
            steps)
        .addLayer(
            "all",
            new OutputLayer.Builder(LossFunction.MSE).activation(Activation.TANH).nOut(2).build(),
            mean)
        .setOutputs("each", "all");
    ComputationGraph graph = new ComputationGraph(builder.build());
    graph.init();
    return graph;
  }

  private static INDArray pictures(int n) {
    Nd4j.getRandom().setSeed(9);
    return Nd4j.randn(DataType.DOUBLE, n, 3, 8, 8);
  }

  @Test
  void stepsAreTheRegionsRowAfterRowAndTheMeanIsTheirs() {
    for (int n : new int[] {1, 3}) {
      var all = graph().feedForward(pictures(n), false);
      INDArray grid = all.get("seen");
      INDArray steps = all.get("seen steps");
      assertArrayEquals(new long[] {n, 4, 4}, steps.shape());
      for (int c = 0; c < 4; c++) {
        double sum = 0;
        for (int t = 0; t < 4; t++) {
          assertEquals(grid.getDouble(n - 1, c, t / 2, t % 2), steps.getDouble(n - 1, c, t));
          sum += steps.getDouble(n - 1, c, t);
        }
        assertEquals(sum / 4, all.get("seen mean").getDouble(n - 1, c), 1e-12);
      }
    }
  }

  private static double score(ComputationGraph graph) {
    graph.setInputs(pictures(2));
    graph.setLabels(Nd4j.ones(DataType.DOUBLE, 2, 2, 4), Nd4j.ones(DataType.DOUBLE, 2, 2));
    graph.computeGradientAndScore();
    return graph.score();
  }

  @Test
  void gradientIsTheFiniteDifference() {
    ComputationGraph graph = graph();
    score(graph);
    INDArray gradient = graph.getFlattenedGradients().dup();
    INDArray parameters = graph.params();
    for (int i = 0; i < parameters.length(); i += 3) {
      double kept = parameters.getDouble(i);
      parameters.putScalar(i, kept + 1e-6);
      double above = score(graph);
      parameters.putScalar(i, kept - 1e-6);
      double numeric = (above - score(graph)) / 2e-6;
      parameters.putScalar(i, kept);
      assertEquals(numeric, gradient.getDouble(i), 1e-6 * (1 + Math.abs(numeric)), "at " + i);
    }
  }
}
