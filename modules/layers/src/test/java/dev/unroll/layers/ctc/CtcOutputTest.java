package dev.unroll.layers.ctc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.layers.FiniteDifference;
import dev.unroll.layers.frames.Stack;
import dev.unroll.layers.recurrent.Gru;
import dev.unroll.layers.recurrent.Recurrent;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** In networks of both kinds, on both paths. */
class CtcOutputTest {
  private static final int F = 3;
  private static final int K = 4;
  private static final int T = 6;

  private final INDArray labels =
      Nd4j.createFromArray(new double[][] {{1, 1, 3}, {2, 0, 0}, {3, 2, -1}});

  private static MultiLayerNetwork network(DataType type, CtcOutput.Builder output) {
    return Stack.network(
        type, F, new Recurrent.Builder(new Gru()).nOut(5).build(), output.nOut(K).build());
  }

  private static INDArray features(DataType type) {
    return Stack.normal(type, 3, F, T, 1);
  }

  private static INDArray mask(DataType type) {
    return Stack.mask(type, T, 6, 4, 5);
  }

  private double score(MultiLayerNetwork network) {
    DataType type = network.params().dataType();
    return Stack.score(network, features(type), labels, mask(type), null);
  }

  @Test
  void gradientIsTheFiniteDifferenceOfTheScore() {
    for (boolean perLabel : new boolean[] {false, true}) {
      MultiLayerNetwork network =
          network(DataType.DOUBLE, new CtcOutput.Builder().perLabel(perLabel));
      score(network);
      INDArray gradient = network.getFlattenedGradients().dup();
      INDArray parameters = network.params();
      FiniteDifference.assertGradient(parameters, gradient, () -> score(network), 1e-6);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT", "DOUBLE"})
  void scoreIsTheSumOverAllPathsOfEachUtterance(DataType type) {
    MultiLayerNetwork network = network(type, new CtcOutput.Builder());
    double[] expected = byHand(network, type);
    assertEquals(expected[0] + expected[1] + expected[2], score(network), 1e-4);
    DataSet data = new DataSet(features(type), labels, mask(type), null);
    assertEquals(expected[0] + expected[1] + expected[2], network.score(data, false), 1e-4);
    INDArray examples = network.scoreExamples(data, false);
    assertArrayEquals(new long[] {3, 1}, examples.shape());
    for (int n = 0; n < 3; n++) {
      assertEquals(expected[n], examples.getDouble(n), 1e-4);
    }
    MultiLayerNetwork perLabel = network(type, new CtcOutput.Builder().perLabel(true));
    perLabel.setParams(network.params());
    assertEquals(expected[0] / 3 + expected[1] + expected[2] / 2, score(perLabel), 1e-4);
  }

  /** From the output, which is log-probabilities. */
  private double[] byHand(MultiLayerNetwork network, DataType type) {
    INDArray output = network.output(features(type), false, mask(type), null);
    int[] lengths = {6, 4, 5};
    int[][] spoken = {{1, 1, 3}, {2}, {3, 2}};
    double[] losses = new double[3];
    for (int n = 0; n < 3; n++) {
      double[][] logs = new double[lengths[n]][K];
      for (int t = 0; t < T; t++) {
        double sum = 0;
        for (int k = 0; k < K; k++) {
          double log = output.getDouble(n, k, t);
          sum += Math.exp(log);
          if (t < lengths[n]) {
            logs[t][k] = log;
          } else {
            assertEquals(0, log);
          }
        }
        assertEquals(t < lengths[n] ? 1 : K, sum, 1e-5);
      }
      losses[n] = new AllPaths(logs, 0).loss(Arrays.stream(spoken[n]).boxed().toList());
    }
    return losses;
  }

  @Test
  void singlePrecisionOnThreadsGivesTheGradientOfDouble() {
    MultiLayerNetwork fast = network(DataType.FLOAT, new CtcOutput.Builder());
    MultiLayerNetwork exact = network(DataType.DOUBLE, new CtcOutput.Builder());
    exact.setParams(fast.params().castTo(DataType.DOUBLE));
    assertEquals(score(exact), score(fast), 1e-4);
    assertClose(exact.getFlattenedGradients(), fast.getFlattenedGradients(), 1e-4);
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT", "DOUBLE"})
  void paddingChangesNothingWhateverItHolds(DataType type) {
    MultiLayerNetwork network =
        Stack.network(type, F, new CtcOutput.Builder().nOut(K).build()); // nothing before it
    double score = score(network);
    INDArray gradient = network.getFlattenedGradients().dup();
    INDArray longer = Nd4j.concat(2, features(type), Stack.normal(type, 3, F, 3, 2));
    INDArray mask = Nd4j.concat(1, mask(type), Nd4j.zeros(type, 3, 3));
    for (double padding : new double[] {1e4, Double.NaN}) {
      INDArray padded = Stack.padded(longer, mask, padding);
      assertEquals(score, Stack.score(network, padded, labels, mask, null), 1e-5);
      assertClose(gradient, network.getFlattenedGradients(), 1e-5);
      INDArray output = network.output(padded, false, mask, null);
      assertEquals(0, output.getDouble(1, 0, 7));
      assertTrue(Double.isFinite(output.sumNumber().doubleValue()));
    }
  }

  @Test
  void labelsMayBePaddedMaskedOrOfRankThree() {
    MultiLayerNetwork network = network(DataType.FLOAT, new CtcOutput.Builder());
    double score = score(network);
    INDArray wild = Nd4j.createFromArray(new float[][] {{1, 1, 3}, {9, 2, 7}, {3, 99, 2}});
    INDArray hidden = Nd4j.createFromArray(new float[][] {{1, 1, 1}, {0, 1, 0}, {1, 0, 1}});
    INDArray features = features(DataType.FLOAT);
    INDArray mask = mask(DataType.FLOAT);
    assertEquals(score, Stack.score(network, features, wild, mask, hidden));
    INDArray deep = labels.castTo(DataType.FLOAT).reshape('c', 3, 1, 3);
    assertEquals(score, Stack.score(network, features, deep, mask, null));
  }

  @Test
  void utterancesWhoseLabelsDoNotFitAreLeftOutAndCounted() {
    MultiLayerNetwork network = network(DataType.FLOAT, new CtcOutput.Builder());
    CtcOutputLayer output = (CtcOutputLayer) network.getOutputLayer();
    INDArray features = features(DataType.FLOAT);
    INDArray tooShort = Stack.mask(DataType.FLOAT, T, 3, 4, 5); // 1 1 3 needs four
    double score = Stack.score(network, features, labels, tooShort, null);
    assertEquals(1, output.impossible());
    assertTrue(Double.isFinite(score));
    INDArray gradient = network.getFlattenedGradients().dup();
    INDArray others = features.get(NDArrayIndex.interval(1, 3)).dup('c');
    double alone =
        Stack.score(
            network,
            others,
            labels.get(NDArrayIndex.interval(1, 3)).dup('c'),
            Stack.mask(DataType.FLOAT, T, 4, 5),
            null);
    assertEquals(0, output.impossible());
    assertEquals(alone, score, 1e-5);
    assertClose(network.getFlattenedGradients(), gradient, 1e-5);
    DataSet data = new DataSet(features, labels, tooShort, null);
    assertEquals(Double.POSITIVE_INFINITY, network.scoreExamples(data, false).getDouble(0));
  }

  @Test
  void graphAndLayersAgree() {
    MultiLayerNetwork layers = network(DataType.FLOAT, new CtcOutput.Builder());
    double score = score(layers);
    ComputationGraph graph = layers.toComputationGraph();
    graph.setInputs(features(DataType.FLOAT));
    graph.setLabels(labels);
    graph.setLayerMaskArrays(new INDArray[] {mask(DataType.FLOAT)}, null);
    graph.computeGradientAndScore();
    graph.clearLayerMaskArrays();
    assertEquals(score, 3 * graph.score(), 1e-5); // a mean, for this graph says miniBatch(true)
    assertClose(layers.getFlattenedGradients(), graph.getFlattenedGradients(), 0);
  }

  /** Without a label mask a graph takes a mask away between gradient and score. */
  @Test
  void frameMasksLastAsLongAsTheirPass() {
    ComputationGraph graph = network(DataType.FLOAT, new CtcOutput.Builder()).toComputationGraph();
    INDArray features = features(DataType.FLOAT);
    DataSet masked = new DataSet(features, labels, mask(DataType.FLOAT), null);
    DataSet whole = new DataSet(features, labels);
    double first = graph.score(whole, false);
    double second = graph.score(masked, false);
    assertTrue(Math.abs(first - second) > 1e-3);
    assertEquals(first, graph.score(whole, false));
    assertEquals(second, graph.score(masked, true), 1e-5);
    graph.fit(masked);
    assertEquals(second, graph.score(), 1e-5);
  }

  @Test
  void fittingLearnsToSpell() {
    MultiLayerNetwork network = network(DataType.FLOAT, new CtcOutput.Builder());
    DataSet data = new DataSet(features(DataType.FLOAT), labels, mask(DataType.FLOAT), null);
    double before = network.score(data, false);
    for (int i = 0; i < 150; i++) {
      network.fit(data);
    }
    assertTrue(network.score(data, false) < 0.1 * before);
  }

  @Test
  void savedNetworkComputesTheSameBits(@TempDir Path folder) throws IOException {
    MultiLayerNetwork network =
        network(DataType.FLOAT, new CtcOutput.Builder().blank(2).perLabel(true));
    File file = folder.resolve("network.zip").toFile();
    ModelSerializer.writeModel(network, file, true);
    MultiLayerNetwork restored = ModelSerializer.restoreMultiLayerNetwork(file);
    assertEquals(network.getLayerWiseConfigurations(), restored.getLayerWiseConfigurations());
    INDArray none = Nd4j.createFromArray(new float[][] {{1, 3}, {0, 2}, {3, -1}});
    INDArray features = features(DataType.FLOAT);
    assertEquals(
        Stack.score(network, features, none, null, null),
        Stack.score(restored, features, none, null, null));
  }

  @Test
  void wrongLabelsAndOptionsAreRefused() {
    MultiLayerNetwork network = network(DataType.FLOAT, new CtcOutput.Builder());
    INDArray wrong = Nd4j.createFromArray(new float[][] {{1, 0, 3}, {2, 0, 0}, {3, 2, -1}});
    INDArray features = features(DataType.FLOAT);
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> Stack.score(network, features, wrong, null, null))
            .getMessage();
    assertEquals(
        "layer layer1: label of row 0, place 1 must be a whole number in [0, 4) and not the blank"
            + " 0, but was 0.0",
        message);
    CtcOutput.Builder beyond = new CtcOutput.Builder().nOut(3).blank(3);
    assertThrows(IllegalArgumentException.class, beyond::build);
    CtcOutput.Builder single = new CtcOutput.Builder().nOut(1);
    assertThrows(IllegalArgumentException.class, single::build);
  }

  private static void assertClose(INDArray expected, INDArray actual, double exact) {
    INDArray difference = expected.castTo(DataType.DOUBLE).sub(actual.castTo(DataType.DOUBLE));
    double most = difference.amaxNumber().doubleValue();
    assertTrue(most <= exact, "differ by " + most);
  }
}
