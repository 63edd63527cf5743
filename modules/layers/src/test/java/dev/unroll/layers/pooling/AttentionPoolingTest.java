package dev.unroll.layers.pooling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.layers.FiniteDifference;
import dev.unroll.layers.frames.Stack;
import dev.unroll.layers.output.SoftmaxOutput;
import dev.unroll.layers.recurrent.Elman;
import dev.unroll.layers.recurrent.Recurrent;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Against loops over the formula. */
class AttentionPoolingTest {
  private static final int F = 3;
  private static final int A = 2;
  private static final int T = 5;

  private final INDArray labels = Nd4j.createFromArray(new double[] {1, 0, 1}).reshape(3, 1);

  private static MultiLayerNetwork network(DataType type) {
    return Stack.network(
        type,
        F,
        new Recurrent.Builder(new Elman()).nOut(F).build(),
        new AttentionPooling.Builder(A).biasInit(0.3).build(),
        new SoftmaxOutput.Builder().nOut(2).build());
  }

  private static INDArray features(DataType type) {
    return Stack.normal(type, 3, F, T, 1);
  }

  /** A hole, an end, and nothing at all. */
  private static INDArray mask(DataType type) {
    INDArray mask = Stack.mask(type, T, 5, 3, 0);
    mask.putScalar(0, 2, 0);
    return mask;
  }

  private double score(MultiLayerNetwork network) {
    DataType type = network.params().dataType();
    return Stack.score(network, features(type), labels, mask(type), null);
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT", "DOUBLE"})
  void resultIsTheMeanUnderTheWeightsOfTheFormula(DataType type) {
    MultiLayerNetwork network = network(type);
    network.setLayerMaskArrays(mask(type), null);
    var layers = network.feedForward(features(type));
    network.clearLayerMaskArrays();
    INDArray x = layers.get(1);
    INDArray weights = ((AttentionPoolingLayer) network.getLayer(1)).weights();
    for (int n = 0; n < 3; n++) {
      double[] expected = weights(network, x, mask(type), n);
      double[] sum = new double[F];
      for (int t = 0; t < T; t++) {
        assertEquals(expected[t], weights.getDouble(n, t), 1e-6);
        for (int f = 0; f < F && expected[t] > 0; f++) {
          sum[f] += expected[t] * x.getDouble(n, f, t);
        }
      }
      assertArrayEquals(sum, layers.get(2).getRow(n).toDoubleVector(), 1e-6);
    }
  }

  private static double[] weights(MultiLayerNetwork network, INDArray x, INDArray mask, int n) {
    double[] weights = new double[T];
    double total = 0;
    for (int t = 0; t < T; t++) {
      double score = 0;
      for (int a = 0; a < A; a++) {
        double sum = network.getParam("1_b").getDouble(0, a);
        for (int f = 0; f < F; f++) {
          sum += x.getDouble(n, f, t) * network.getParam("1_Wk").getDouble(f, a);
        }
        score += Math.tanh(sum) * network.getParam("1_v").getDouble(a, 0);
      }
      weights[t] = mask.getDouble(n, t) == 0 ? 0 : Math.exp(score);
      total += weights[t];
    }
    for (int t = 0; t < T && total > 0; t++) {
      weights[t] /= total;
    }
    return weights;
  }

  @Test
  void gradientIsTheFiniteDifferenceOfTheScore() {
    MultiLayerNetwork network = network(DataType.DOUBLE);
    score(network);
    INDArray gradient = network.getFlattenedGradients().dup();
    FiniteDifference.assertGradient(network.params(), gradient, () -> score(network), 1e-6);
  }

  @Test
  void singlePrecisionGivesTheGradientOfDouble() {
    MultiLayerNetwork fast = network(DataType.FLOAT);
    MultiLayerNetwork exact = network(DataType.DOUBLE);
    exact.setParams(fast.params().castTo(DataType.DOUBLE));
    assertEquals(score(exact), score(fast), 1e-5);
    INDArray difference =
        exact.getFlattenedGradients().sub(fast.getFlattenedGradients().castTo(DataType.DOUBLE));
    assertTrue(difference.amaxNumber().doubleValue() < 1e-5);
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT", "DOUBLE"})
  void paddingChangesNothingAndMasksEndWithTheirCall(DataType type) {
    MultiLayerNetwork network = network(type);
    INDArray whole = network.output(features(type));
    double score = score(network);
    INDArray gradient = network.getFlattenedGradients().dup();
    INDArray padded = Stack.padded(features(type), mask(type), Double.NaN);
    assertEquals(score, Stack.score(network, padded, labels, mask(type), null));
    assertEquals(gradient, network.getFlattenedGradients());
    assertEquals(whole, network.output(features(type)));
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

  @Test
  void otherThanASequenceIsRefused() {
    AttentionPooling pooling = new AttentionPooling.Builder(2).build();
    assertThrows(
        IllegalArgumentException.class, () -> pooling.getOutputType(0, InputType.feedForward(3)));
    assertThrows(IllegalArgumentException.class, () -> new AttentionPooling.Builder(0));
  }
}
