package dev.unroll.layers.vertex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.unroll.layers.FiniteDifference;
import dev.unroll.layers.convolution.GridConvolution;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

class DarkestChannelTest {
  private static final int HEIGHT = 3;
  private static final int WIDTH = 5;

  /** With the vertex on a layer, or directly on the input. */
  private static ComputationGraph graph(String read) {
    ConvolutionLayer below = GridConvolution.linear(2, 2, 1, 1, 0);
    ConvolutionLayer above = GridConvolution.linear(3, 3, 3, 1, 1);
    above.setActivationFn(Activation.TANH.getActivationFunction());
    GraphBuilder builder =
        new NeuralNetConfiguration.Builder()
            .dataType(DataType.DOUBLE)
            .miniBatch(false)
            .seed(5)
            .graphBuilder()
            .addInputs("grid")
            .setInputTypes(InputType.convolutional(HEIGHT, WIDTH, 2));
    if (read.equals("below")) {
      builder.addLayer("below", below, "grid");
    }
    ComputationGraphConfiguration configuration =
        builder
            .addVertex("darkest", new DarkestChannel(), read)
            .addLayer("above", above, "darkest")
            .addLayer("mean", new GlobalPoolingLayer(), "above")
            .addLayer("y", new OutputLayer.Builder().nOut(2).build(), "mean")
            .setOutputs("y")
            .build();
    ComputationGraph graph =
        new ComputationGraph(ComputationGraphConfiguration.fromJson(configuration.toJson()));
    graph.init();
    return graph;
  }

  @Test
  void theLastPlaneIsTheDarkestOfTheOthersAndThoseStay() {
    INDArray grid = Nd4j.rand(DataType.DOUBLE, 2, 2, HEIGHT, WIDTH);
    var all = graph("below").feedForward(grid, false);
    INDArray darkest = all.get("darkest");
    INDArray below = all.get("below");
    for (int n = 0; n < 2; n++) {
      for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
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
    ComputationGraph graph = graph(read);
    MultiDataSet data = learn(graph);
    FiniteDifference.assertGradient(
        graph.params(), graph.getFlattenedGradients().dup(), () -> graph.score(data, true), 1e-7);
  }

  @Test
  void channelsThatAreEquallyDarkShareTheGradient() {
    ComputationGraph graph = graph("below");
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
    learn(graph);
    INDArray gradient = graph.gradient().getGradientFor("below_W").dup('c').reshape('c', 2, 2);
    assertEquals(gradient.getRow(0), gradient.getRow(1));
    assertNotEquals(0, gradient.getDouble(0, 0));
  }

  private static MultiDataSet learn(ComputationGraph graph) {
    INDArray labels = Nd4j.createFromArray(new double[][] {{1, 0}, {0, 1}, {1, 0}});
    MultiDataSet data = new MultiDataSet(Nd4j.rand(DataType.DOUBLE, 3, 2, HEIGHT, WIDTH), labels);
    graph.setInputs(data.getFeatures());
    graph.setLabels(data.getLabels());
    graph.computeGradientAndScore();
    return data;
  }
}
