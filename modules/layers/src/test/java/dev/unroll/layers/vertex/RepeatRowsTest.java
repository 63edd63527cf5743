package dev.unroll.layers.vertex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.layers.output.SoftmaxOutput;
import dev.unroll.layers.recurrent.Gru;
import dev.unroll.layers.recurrent.Recurrent;
import java.util.Arrays;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class RepeatRowsTest {
  private static final int PICTURES = 2;
  private static final int TIMES = 3;
  private static final int ROWS = PICTURES * TIMES;
  private static final int STEPS = 4;

  /** Words [N, F, T] whose first state is made of one of P pictures [P, G]. */
  private static ComputationGraph graph() {
    ComputationGraphConfiguration configuration =
        new NeuralNetConfiguration.Builder()
            .seed(4)
            .dataType(DataType.DOUBLE)
            .miniBatch(false)
            .graphBuilder()
            .addInputs("words", "picture")
            .setInputTypes(InputType.recurrent(2), InputType.feedForward(5))
            .addLayer(
                "state",
                new DenseLayer.Builder().nOut(3).activation(Activation.TANH).build(),
                "picture")
            .addVertex("each", new RepeatRows(), "state", "words")
            .addVertex(
                "cells",
                new RecurrentVertex(new Recurrent.Builder(new Gru()).nOut(3).build()),
                "words",
                "each")
            .addLayer("y", new SoftmaxOutput.Builder().nIn(3).nOut(4).build(), "cells")
            .setOutputs("y")
            .build();
    ComputationGraph graph = new ComputationGraph(configuration);
    graph.init();
    return graph;
  }

  private static INDArray gradient(ComputationGraph graph, INDArray words, INDArray pictures) {
    graph.setInputs(words, pictures);
    graph.setLabels(Nd4j.ones(DataType.DOUBLE, words.size(0), 1, STEPS));
    graph.computeGradientAndScore();
    return graph.getFlattenedGradients().dup();
  }

  @Test
  void onePictureForItsRowsIsAsGoodAsACopyForEach() {
    ComputationGraph graph = graph();
    INDArray words = Nd4j.rand(DataType.DOUBLE, ROWS, 2, STEPS);
    INDArray pictures = Nd4j.rand(DataType.DOUBLE, PICTURES, 5);
    INDArray copies = Nd4j.create(DataType.DOUBLE, ROWS, 5);
    for (int row = 0; row < ROWS; row++) {
      copies.putRow(row, pictures.getRow(row / TIMES));
    }
    INDArray shared = gradient(graph, words, pictures);
    double score = graph.score();
    INDArray each = gradient(graph, words, copies);
    assertEquals(graph.score(), score, 1e-12);
    assertTrue(shared.norm2Number().doubleValue() > 0.1);
    assertEquals(0, shared.sub(each).norm2Number().doubleValue(), 1e-12);
  }

  @Test
  void sequencesAreRepeatedToo() {
    ComputationGraphConfiguration configuration =
        new NeuralNetConfiguration.Builder()
            .graphBuilder()
            .addInputs("words", "regions")
            .setInputTypes(InputType.recurrent(2), InputType.recurrent(3))
            .addVertex("each", new RepeatRows(), "regions", "words")
            .addLayer("top", new Recurrent.Builder(new Gru()).nOut(2).build(), "each")
            .addLayer("y", new SoftmaxOutput.Builder().nIn(2).nOut(4).build(), "top")
            .setOutputs("y")
            .build();
    ComputationGraph graph = new ComputationGraph(configuration);
    graph.init();
    INDArray words = Nd4j.zeros(DataType.FLOAT, ROWS, 2, STEPS);
    INDArray regions = Nd4j.rand(DataType.FLOAT, PICTURES, 3, STEPS);
    INDArray each = graph.feedForward(new INDArray[] {words, regions}, false).get("each");
    for (int row = 0; row < ROWS; row++) {
      assertEquals(regions.slice(row / TIMES), each.slice(row));
    }
  }

  @Test
  void rowsThatDoNotDivideAreRefused() {
    INDArray[] inputs = {
      Nd4j.zeros(DataType.DOUBLE, 3, 2, STEPS), Nd4j.zeros(DataType.DOUBLE, 2, 5)
    };
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> graph().output(inputs));
    assertTrue(e.getMessage().contains("2 rows cannot be repeated to 3"), e.getMessage());
  }

  @Test
  void aSavedConfigurationComesBackEqual() {
    ComputationGraphConfiguration before = graph().getConfiguration();
    assertEquals(before, ComputationGraphConfiguration.fromJson(before.toJson()));
    assertEquals(2, Arrays.asList(before.getVertexInputs().get("each").toArray()).size());
  }
}
