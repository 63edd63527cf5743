package dev.unroll.layers.output;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.layers.FiniteDifference;
import dev.unroll.layers.crf.ChainSteps;
import dev.unroll.layers.crf.LinearChain;
import dev.unroll.layers.frames.Stack;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** In networks, on both paths; what a chain is worth is tested where it is computed. */
class CrfOutputTest {
  private static final int F = 3;
  private static final int K = 4;
  private static final int T = 5;

  private final INDArray labels =
      Nd4j.createFromArray(
              new double[][] {{0, 1, 1, 3, 2}, {2, 0, 9, -1, 7}, {3, 3, 1, 0, 8}, {9, 9, 9, 9, 9}})
          .reshape('c', 4, 1, T);

  /** The third row has a hole, the last nothing. */
  private static INDArray mask(DataType type) {
    INDArray mask = Stack.mask(type, T, 5, 2, 4, 0);
    mask.putScalar(2, 1, 0);
    return mask;
  }

  private static INDArray features(DataType type) {
    return Stack.normal(type, 4, F, T, 1);
  }

  /** Nothing but the output layer; transitions as a trained network has them. */
  private static MultiLayerNetwork network(DataType type) {
    MultiLayerNetwork network = Stack.network(type, F, new CrfOutput.Builder().nOut(K).build());
    for (String key : new String[] {"0_A", "0_start", "0_end"}) {
      INDArray parameter = network.getParam(key);
      parameter.assign(
          Stack.normal(type, (int) parameter.size(0), (int) parameter.size(1), 1, key.length())
              .reshape('c', parameter.shape()));
    }
    return network;
  }

  private double score(MultiLayerNetwork network) {
    DataType type = network.params().dataType();
    return Stack.score(network, features(type), labels, null, mask(type));
  }

  @Test
  void gradientIsTheFiniteDifferenceOfTheScore() {
    MultiLayerNetwork network = network(DataType.DOUBLE);
    score(network);
    INDArray gradient = network.getFlattenedGradients().dup();
    FiniteDifference.assertGradient(network.params(), gradient, () -> score(network), 1e-6);
  }

  @Test
  void gradientReachesTheLayersBelow() {
    MultiLayerNetwork network =
        Stack.network(
            DataType.DOUBLE,
            F,
            new dev.unroll.layers.recurrent.Recurrent.Builder(
                    new dev.unroll.layers.recurrent.Elman())
                .nOut(2)
                .build(),
            new CrfOutput.Builder().nOut(K).build());
    score(network);
    INDArray gradient = network.getFlattenedGradients().dup();
    FiniteDifference.assertGradient(network.params(), gradient, () -> score(network), 1e-6);
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT", "DOUBLE"})
  void withoutTransitionsItIsASoftmaxAtEachStep(DataType type) {
    MultiLayerNetwork crf = Stack.network(type, F, new CrfOutput.Builder().nOut(K).build());
    MultiLayerNetwork softmax = Stack.network(type, F, new SoftmaxOutput.Builder().nOut(K).build());
    int shared = F * K + K;
    softmax.setParams(crf.params().get(NDArrayIndex.all(), NDArrayIndex.interval(0, shared)));
    assertEquals(score(softmax), score(crf), 1e-5);
    assertClose(
        softmax.getFlattenedGradients(),
        crf.getFlattenedGradients().get(NDArrayIndex.all(), NDArrayIndex.interval(0, shared)),
        1e-5);
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT", "DOUBLE"})
  void scoreIsTheLossOfTheChainOfTheOutput(DataType type) {
    MultiLayerNetwork network = network(type);
    LinearChain chain = ((CrfOutputLayer) network.getOutputLayer()).chain();
    INDArray emissions = network.output(features(type));
    int[][] tags = {{0, 1, 1, 3, 2}, {2, 0}, {3, 1, 0}, {}};
    double[] losses = chain.losses(ChainSteps.of(emissions, mask(type)), tags);
    assertEquals(losses[0] + losses[1] + losses[2], score(network), 1e-4);
    DataSet data = new DataSet(features(type), labels, null, mask(type));
    assertEquals(losses[0] + losses[1] + losses[2], network.score(data, false), 1e-4);
    INDArray examples = network.scoreExamples(data, false);
    for (int n = 0; n < 4; n++) {
      assertEquals(losses[n], examples.getDouble(n), 1e-4);
    }
  }

  @Test
  void singlePrecisionOnThreadsGivesTheGradientOfDouble() {
    MultiLayerNetwork fast = network(DataType.FLOAT);
    MultiLayerNetwork exact = network(DataType.DOUBLE);
    exact.setParams(fast.params().castTo(DataType.DOUBLE));
    assertEquals(score(exact), score(fast), 1e-4);
    assertClose(exact.getFlattenedGradients(), fast.getFlattenedGradients(), 1e-5);
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT", "DOUBLE"})
  void whatTheMaskHidesChangesNothing(DataType type) {
    MultiLayerNetwork network = network(type);
    double score = score(network);
    INDArray gradient = network.getFlattenedGradients().dup();
    INDArray padded = Stack.padded(features(type), mask(type), Double.NaN);
    assertEquals(score, Stack.score(network, padded, labels, null, mask(type)));
    assertEquals(gradient, network.getFlattenedGradients());
  }

  @Test
  void batchIsTheSumOfItsRows() {
    MultiLayerNetwork network = network(DataType.DOUBLE);
    INDArray features = features(DataType.DOUBLE);
    INDArray mask = mask(DataType.DOUBLE);
    double sum = 0;
    INDArray gradient = network.params().like();
    for (int n = 0; n < 4; n++) {
      var row = NDArrayIndex.interval(n, n + 1);
      sum +=
          Stack.score(
              network,
              features.get(row).dup('c'),
              labels.get(row).dup('c'),
              null,
              mask.get(row).dup('c'));
      gradient.addi(network.getFlattenedGradients().reshape(gradient.shape()));
    }
    assertEquals(sum, score(network), 1e-9);
    assertClose(gradient.reshape(gradient.length()), network.getFlattenedGradients(), 1e-9);
  }

  @Test
  void graphAndLayersAgree() {
    MultiLayerNetwork layers = network(DataType.FLOAT);
    double score = score(layers);
    ComputationGraph graph = layers.toComputationGraph();
    graph.setInputs(features(DataType.FLOAT));
    graph.setLabels(labels);
    graph.setLayerMaskArrays(null, new INDArray[] {mask(DataType.FLOAT)});
    graph.computeGradientAndScore();
    assertEquals(score, 4 * graph.score(), 1e-5); // a mean, for this graph says miniBatch(true)
    assertClose(layers.getFlattenedGradients(), graph.getFlattenedGradients(), 0);
  }

  /** Inputs say nothing: only the neighbours tell which of two tags is meant. */
  @Test
  void fittingLearnsWhichTagFollowsWhich() {
    MultiLayerNetwork network =
        Stack.network(DataType.FLOAT, 1, new CrfOutput.Builder().nOut(2).build());
    INDArray blank = Nd4j.ones(DataType.FLOAT, 2, 1, 6);
    INDArray turns = Nd4j.createFromArray(new float[][] {{0, 1, 0, 1, 0, 1}, {0, 1, 0, 1, 0, 1}});
    DataSet data = new DataSet(blank, turns.reshape('c', 2, 1, 6));
    for (int i = 0; i < 500; i++) {
      network.fit(data);
    }
    assertTrue(network.score(data, false) < 0.3, "was " + network.score(data, false));
    LinearChain chain = ((CrfOutputLayer) network.getOutputLayer()).chain();
    int[][] tags = chain.best(ChainSteps.of(network.output(blank))).tags();
    assertArrayEquals(new int[] {0, 1, 0, 1, 0, 1}, tags[1]);
  }

  @Test
  void savedNetworkComputesTheSameBits(@TempDir Path folder) throws IOException {
    MultiLayerNetwork network = network(DataType.FLOAT);
    File file = folder.resolve("network.zip").toFile();
    ModelSerializer.writeModel(network, file, true);
    MultiLayerNetwork restored = ModelSerializer.restoreMultiLayerNetwork(file);
    assertEquals(network.getLayerWiseConfigurations(), restored.getLayerWiseConfigurations());
    assertEquals(score(network), score(restored));
  }

  /** The training loop stops at such a loss, and says that training diverged. */
  @ParameterizedTest
  @ValueSource(strings = {"0_W", "0_A", "0_start", "0_end"})
  void networkThatIsNoNumberHasALossThatIsNone(String key) {
    MultiLayerNetwork network = network(DataType.FLOAT);
    network.getParam(key).putScalar(1, Float.NaN);
    assertEquals(Double.NaN, score(network));
    DataSet data = new DataSet(features(DataType.FLOAT), labels, null, mask(DataType.FLOAT));
    assertEquals(Double.NaN, network.score(data, false));
    network.fit(data);
    assertEquals(Double.NaN, network.score());
  }

  @Test
  void wrongLabelsMasksAndOptionsAreRefused() {
    MultiLayerNetwork network = network(DataType.FLOAT);
    INDArray features = features(DataType.FLOAT);
    assertEquals(
        "layer layer0: label of row 3, step 0 must be a whole number in [0, 4), but was 9",
        message(() -> Stack.score(network, features, labels, null, null)));
    INDArray half = mask(DataType.FLOAT);
    half.putScalar(0, 3, 0.5);
    assertEquals(
        "label mask of row 0, step 3 must be 0 or 1 for a CRF output layer, but was 0.5",
        message(() -> Stack.score(network, features, labels, null, half)));
    CrfOutput.Builder curved = new CrfOutput.Builder().nOut(3).activation(Activation.SOFTMAX);
    assertThrows(IllegalArgumentException.class, curved::build);
  }

  private static String message(org.junit.jupiter.api.function.Executable call) {
    return assertThrows(IllegalArgumentException.class, call).getMessage();
  }

  private static void assertClose(INDArray expected, INDArray actual, double exact) {
    INDArray flat = actual.castTo(DataType.DOUBLE).reshape(expected.shape());
    double most = expected.castTo(DataType.DOUBLE).sub(flat).amaxNumber().doubleValue();
    assertTrue(most <= exact, "differ by " + most);
  }
}
