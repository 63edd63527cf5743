package dev.unroll.layers.dropout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.unroll.layers.loss.SparseCrossEntropy;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class DropoutInGraphTest {
  private final INDArray input = Nd4j.rand(DataType.FLOAT, 4, 3, 5);

  @Test
  void nothingIsDroppedAtInference() {
    ComputationGraph plain = graph(0);
    ComputationGraph dropping = graph(0.6);
    dropping.setParams(plain.params());
    assertEquals(plain.output(false, input)[0], dropping.output(false, input)[0]);
    assertEquals(plain.output(true, input)[0], plain.output(false, input)[0]);
    assertNotEquals(plain.output(true, input)[0], dropping.output(true, input)[0]);
  }

  @Test
  void masksFollowTheIterationOfTheGraph() {
    ComputationGraph graph = graph(0.6);
    INDArray seventh = gradient(graph, 7);
    INDArray eighth = gradient(graph, 8);
    assertNotEquals(seventh, eighth);
    assertEquals(seventh, gradient(graph, 7));
    assertEquals(eighth, gradient(graph, 8));
  }

  private INDArray gradient(ComputationGraph graph, int iteration) {
    graph.getConfiguration().setIterationCount(iteration);
    graph.setInputs(input);
    graph.setLabels(Nd4j.ones(DataType.FLOAT, 4, 1, 5));
    graph.computeGradientAndScore();
    return graph.getFlattenedGradients().dup();
  }

  @Test
  void configurationSurvivesJson() {
    ComputationGraphConfiguration configuration = configuration(0.25);
    var read = ComputationGraphConfiguration.fromJson(configuration.toJson());
    assertEquals(configuration, read);
    assertNotEquals(configuration, configuration(0.5));
    ComputationGraph before = graph(0.25);
    ComputationGraph after = new ComputationGraph(read);
    after.init(before.params(), true);
    assertEquals(before.output(true, input)[0], after.output(true, input)[0]);
  }

  private static ComputationGraph graph(double probability) {
    ComputationGraph graph = new ComputationGraph(configuration(probability));
    graph.init();
    return graph;
  }

  private static ComputationGraphConfiguration configuration(double probability) {
    return new NeuralNetConfiguration.Builder()
        .seed(5)
        .graphBuilder()
        .addInputs("in")
        .addLayer(
            "low",
            new DropoutLayer.Builder(new VariationalDropout(probability, 9, "low")).build(),
            "in")
        .addLayer(
            "lstm", new LSTM.Builder().nIn(3).nOut(6).dataFormat(RNNFormat.NCW).build(), "low")
        .addLayer(
            "high",
            new DropoutLayer.Builder(new ElementDropout(probability, 9, "high")).build(),
            "lstm")
        .addLayer(
            "output",
            new RnnOutputLayer.Builder(new SparseCrossEntropy())
                .nIn(6)
                .nOut(4)
                .activation(Activation.IDENTITY)
                .dataFormat(RNNFormat.NCW)
                .build(),
            "high")
        .setOutputs("output")
        .build();
  }
}
