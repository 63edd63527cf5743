package dev.unroll.layers.attention;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.layers.loss.SparseCrossEntropy;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.transferlearning.TransferLearning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;

class AttentionInGraphTest {
  private static final int N = 3;

  private final Random random = new Random(5);
  private final INDArray target = AttentionGraphs.normal(random, DataType.FLOAT, N, 2, 4);
  private final INDArray source = AttentionGraphs.normal(random, DataType.FLOAT, N, 2, 5);
  private final INDArray targetMask = AttentionGraphs.holes(random, DataType.FLOAT, N, 4);
  private final INDArray sourceMask = AttentionGraphs.holes(random, DataType.FLOAT, N, 5);
  private final INDArray labels = AttentionGraphs.labels(random, DataType.FLOAT, N, 4);

  private static NeuralNetConfiguration.Builder network() {
    return new NeuralNetConfiguration.Builder().updater(new Adam(0.01));
  }

  private static ComputationGraph additive() {
    return graph(network());
  }

  private static ComputationGraph graph(NeuralNetConfiguration.Builder network) {
    return AttentionGraphs.graph(
        network, new AttentionVertex(AttentionGraphs.form(AttentionKind.ADDITIVE)), false);
  }

  private MultiDataSet data() {
    return new MultiDataSet(
        new INDArray[] {target, source},
        new INDArray[] {labels},
        new INDArray[] {targetMask, sourceMask},
        new INDArray[] {targetMask});
  }

  private INDArray output(ComputationGraph graph) {
    return graph
        .output(false, new INDArray[] {target, source}, new INDArray[] {targetMask, sourceMask})[0];
  }

  @Test
  void trainingLowersTheLossAndMovesEveryParameter() {
    ComputationGraph graph = additive();
    INDArray first = graph.params().dup();
    double before = graph.score(data());
    for (int i = 0; i < 20; i++) {
      graph.fit(data());
    }
    assertTrue(graph.score(data()) < 0.9 * before);
    for (long i = 0; i < first.length(); i++) {
      assertNotEquals(first.getDouble(i), graph.params().getDouble(i), "parameter " + i);
    }
  }

  @Test
  void savedNetworkGivesTheSameBitsAndTrainsOnAlike(@TempDir Path folder) throws IOException {
    ComputationGraph graph = additive();
    graph.fit(data());
    File file = folder.resolve("network.zip").toFile();
    graph.save(file, true);
    ComputationGraph read = ComputationGraph.load(file, true);
    ComputationGraph copy = graph.clone();
    // Deeplearning4j's clone forgets how many steps were taken, which Adam asks for.
    copy.getConfiguration().setIterationCount(graph.getConfiguration().getIterationCount());
    assertEquals(output(graph), output(read));
    assertEquals(output(graph), output(copy));
    graph.fit(data());
    read.fit(data());
    copy.fit(data());
    assertEquals(graph.params(), read.params());
    assertEquals(graph.params(), copy.params());
  }

  @Test
  void configurationSurvivesJson() {
    ComputationGraphConfiguration configuration =
        AttentionGraphs.configuration(
            network().l2(0.1),
            new AttentionVertex(AttentionForm.general(AttentionGraphs.H, AttentionGraphs.M)),
            true);
    var read = ComputationGraphConfiguration.fromJson(configuration.toJson());
    assertEquals(configuration, read);
    assertEquals(configuration.getVertices().get("context"), read.getVertices().get("context"));
    assertNotEquals(
        new AttentionVertex(AttentionForm.dot(3)), new AttentionVertex(AttentionForm.dot(4)));
  }

  @Test
  void paddingChangesNeitherOutputNorGradient() {
    ComputationGraph graph = additive();
    INDArray before = output(graph).dup();
    INDArray gradient = gradient(graph);
    for (int n = 0; n < N; n++) {
      // The stock recurrent layers here carry what is in the padding on; so only the last steps.
      for (int s = 4; s >= 0 && sourceMask.getDouble(n, s) == 0; s--) {
        source.putScalar(n, 1, s, 1e6);
      }
    }
    assertEquals(before, output(graph));
    assertEquals(gradient, gradient(graph));
  }

  private INDArray gradient(ComputationGraph graph) {
    graph.setInputs(target, source);
    graph.setLabels(labels);
    graph.setLayerMaskArrays(new INDArray[] {targetMask, sourceMask}, new INDArray[] {targetMask});
    graph.computeGradientAndScore();
    return graph.getFlattenedGradients().dup();
  }

  @Test
  void masksOfOneCallAreGoneInTheNext() {
    ComputationGraph graph = additive();
    INDArray without = graph.output(target, source)[0].dup();
    output(graph);
    assertEquals(without, graph.output(target, source)[0]);
    graph.fit(data());
    INDArray weights = AttentionVertex.weights(graph, "context");
    graph.output(target, source);
    assertNotEquals(weights, AttentionVertex.weights(graph, "context"));
  }

  @Test
  void weightsOfTheLastPassCanBeSeen() {
    ComputationGraph graph = additive();
    assertThrows(IllegalStateException.class, () -> AttentionVertex.weights(graph, "context"));
    output(graph);
    INDArray weights = AttentionVertex.weights(graph, "context");
    assertArrayEquals(new long[] {N, 4, 5}, weights.shape());
    for (int n = 0; n < N; n++) {
      for (int t = 0; t < 4; t++) {
        double sum = 0;
        for (int s = 0; s < 5; s++) {
          double weight = weights.getDouble(n, t, s);
          assertTrue(weight == 0 || sourceMask.getDouble(n, s) * targetMask.getDouble(n, t) == 1);
          sum += weight;
        }
        boolean any = sourceMask.getRow(n).sumNumber().intValue() > 0;
        assertEquals(any && targetMask.getDouble(n, t) == 1 ? 1 : 0, sum, 1e-6);
      }
    }
    assertThrows(IllegalArgumentException.class, () -> AttentionVertex.weights(graph, "output"));
  }

  @Test
  void settingsOfTheNetworkAndItsOwnReachTheParameters() {
    ComputationGraph plain = graph(network().updater(new Sgd(1)).miniBatch(false));
    ComputationGraph decayed = graph(network().updater(new Sgd(1)).miniBatch(false).l2(0.5));
    assertEquals(plain.params(), decayed.params());
    assertEquals(plain.params().length(), plain.numParams());
    INDArray gradient = gradient(plain);
    INDArray before = plain.getLayer("context").getParam("Wq").dup();
    assertTrue(decayed.score(data()) > plain.score(data()));
    plain.fit(data());
    decayed.fit(data());
    INDArray difference =
        plain.getLayer("context").getParam("Wq").sub(decayed.getLayer("context").getParam("Wq"));
    assertTrue(difference.sub(before.mul(0.5)).amaxNumber().doubleValue() < 1e-6);
    assertTrue(gradient.amaxNumber().doubleValue() > 0);

    AttentionConfiguration own =
        new AttentionConfiguration.Builder(AttentionGraphs.form(AttentionKind.ADDITIVE))
            .updater(new Sgd(1))
            .gradientNormalization(GradientNormalization.ClipL2PerLayer)
            .gradientNormalizationThreshold(1e-3)
            .build();
    ComputationGraph clipped =
        AttentionGraphs.graph(network().miniBatch(false), new AttentionVertex(own), false);
    INDArray first = clipped.getLayer("context").params().dup();
    clipped.fit(data());
    double moved = first.distance2(clipped.getLayer("context").params());
    assertEquals(1e-3, moved, 1e-6);
  }

  private static RnnOutputLayer newOutput() {
    return new RnnOutputLayer.Builder(new SparseCrossEntropy())
        .nIn(AttentionGraphs.H + AttentionGraphs.M)
        .nOut(7)
        .activation(Activation.IDENTITY)
        .dataFormat(RNNFormat.NCW)
        .build();
  }

  @Test
  void transferKeepsAndFreezesTheParameters(@TempDir Path folder) throws IOException {
    ComputationGraph graph = additive();
    graph.fit(data());
    ComputationGraph edited =
        new TransferLearning.GraphBuilder(graph)
            .setFeatureExtractor("context")
            .removeVertexAndConnections("output")
            .addLayer("output", newOutput(), "both")
            .setOutputs("output")
            .build();
    INDArray kept = graph.getLayer("context").params();
    assertEquals(kept, edited.getLayer("context").params());
    edited.fit(data());
    assertEquals(kept, edited.getLayer("context").params());
    File file = folder.resolve("frozen.zip").toFile();
    edited.save(file, true);
    ComputationGraph read = ComputationGraph.load(file, true);
    assertEquals(output(edited), output(read));
    read.fit(data());
    assertEquals(kept, read.getLayer("context").params());
    assertEquals(edited.clone().params(), edited.params());
  }

  @Test
  void sequenceMayAttendToItself() {
    ComputationGraph graph =
        new ComputationGraph(
            network()
                .dataType(DataType.DOUBLE)
                .updater(new Sgd(1))
                .miniBatch(false)
                .graphBuilder()
                .addInputs("in")
                .addLayer(
                    "below",
                    new SimpleRnn.Builder().nIn(2).nOut(3).dataFormat(RNNFormat.NCW).build(),
                    "in")
                .addVertex(
                    "self", new AttentionVertex(AttentionForm.scaledDot(3)), "below", "below")
                .addLayer(
                    "output",
                    new RnnOutputLayer.Builder(new SparseCrossEntropy())
                        .nIn(3)
                        .nOut(3)
                        .activation(Activation.IDENTITY)
                        .dataFormat(RNNFormat.NCW)
                        .build(),
                    "self")
                .setOutputs("output")
                .build());
    graph.init();
    INDArray[] in = {target.castTo(DataType.DOUBLE)};
    MultiDataSet data = new MultiDataSet(in, new INDArray[] {labels.castTo(DataType.DOUBLE)});
    graph.setInputs(in);
    graph.setLabels(labels.castTo(DataType.DOUBLE));
    graph.computeGradientAndScore();
    INDArray gradient = graph.getFlattenedGradients().dup();
    INDArray parameters = graph.params();
    for (int i = 0; i < 6; i++) {
      double kept = parameters.getDouble(i);
      parameters.putScalar(i, kept + 1e-5);
      double above = graph.score(data, true);
      parameters.putScalar(i, kept - 1e-5);
      double below = graph.score(data, true);
      parameters.putScalar(i, kept);
      assertEquals((above - below) / 2e-5, gradient.getDouble(i), 1e-6, "parameter " + i);
    }
  }
}
