package dev.unroll.layers.frames;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.layers.FiniteDifference;
import dev.unroll.layers.ctc.CtcOutput;
import dev.unroll.layers.frames.FrameNormalisation.Over;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

class FrameNormalisationTest {
  private static final int F = 4;
  private static final int T = 6;
  private static final int[] LENGTHS = {6, 3, 5};

  private final INDArray labels = Nd4j.createFromArray(new double[][] {{1, 2}, {2, -1}, {1, -1}});

  /** A layer before it and one after, so that every gradient goes through it. */
  private static MultiLayerNetwork network(DataType type, Over over) {
    MultiLayerNetwork network =
        Stack.network(
            type,
            3,
            new FrameConvolution.Builder(Window.centred(1, 1))
                .nOut(F)
                .activation(Activation.TANH)
                .build(),
            new FrameNormalisation.Builder(over).decay(0.75).build(),
            new CtcOutput.Builder().nOut(3).build());
    network.getParam("1_gamma").assign(Nd4j.createFromArray(0.5, 1.5, 2, -1).castTo(type));
    network.getParam("1_beta").assign(Nd4j.createFromArray(0.1, -0.2, 0, 1).castTo(type));
    return network;
  }

  private static INDArray x(DataType type) {
    return Stack.normal(type, 3, 3, T, 1);
  }

  private static INDArray mask(DataType type) {
    return Stack.mask(type, T, LENGTHS);
  }

  private double score(MultiLayerNetwork network) {
    DataType type = network.params().dataType();
    return Stack.score(network, x(type), labels, mask(type), null);
  }

  @ParameterizedTest
  @EnumSource
  void gradientIsTheFiniteDifference(Over over) {
    MultiLayerNetwork network = network(DataType.DOUBLE, over);
    score(network);
    INDArray gradient = network.getFlattenedGradients().dup();
    // Running moments move with every pass and take no part in it.
    FiniteDifference.assertGradient(network.params(), gradient, () -> score(network), 1e-6);
  }

  @ParameterizedTest
  @EnumSource
  void singlePrecisionGivesTheGradientOfDouble(Over over) {
    MultiLayerNetwork fast = network(DataType.FLOAT, over);
    MultiLayerNetwork exact = network(DataType.DOUBLE, over);
    exact.setParams(fast.params().castTo(DataType.DOUBLE));
    assertEquals(score(exact), score(fast), 1e-4);
    INDArray difference =
        fast.getFlattenedGradients().castTo(DataType.DOUBLE).sub(exact.getFlattenedGradients());
    assertTrue(difference.amaxNumber().doubleValue() < 1e-4);
  }

  @ParameterizedTest
  @EnumSource
  void trainingOutputHasTheMeanAndDeviationOfBetaAndGamma(Over over) {
    MultiLayerNetwork network = network(DataType.FLOAT, over);
    network.getParam("1_gamma").assign(2);
    network.getParam("1_beta").assign(0.5);
    network.setLayerMaskArrays(mask(DataType.FLOAT), null);
    INDArray y = network.feedForward(x(DataType.FLOAT), true).get(2).dup('c');
    network.clearLayerMaskArrays();
    int groups = over == Over.FRAMES ? F : 3 * T;
    double[][] sums = new double[groups][3];
    for (int n = 0; n < 3; n++) {
      for (int t = 0; t < T; t++) {
        for (int f = 0; f < F; f++) {
          double value = y.getDouble(n, f, t);
          if (t >= LENGTHS[n]) {
            assertEquals(0, value);
            continue;
          }
          double[] sum = sums[over == Over.FRAMES ? f : n * T + t];
          sum[0]++;
          sum[1] += value;
          sum[2] += value * value;
        }
      }
    }
    for (double[] sum : sums) {
      if (sum[0] > 0) {
        double mean = sum[1] / sum[0];
        assertEquals(0.5, mean, 1e-4);
        assertEquals(2, Math.sqrt(sum[2] / sum[0] - mean * mean), 1e-2);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void paddingChangesNothingWhateverItHolds(Over over) {
    DataType type = DataType.FLOAT;
    MultiLayerNetwork network =
        Stack.network(
            type,
            3,
            new FrameNormalisation.Builder(over).build(),
            new CtcOutput.Builder().nOut(3).build());
    double score = score(network);
    INDArray gradient = network.getFlattenedGradients().dup();
    INDArray output = network.output(x(type), false, mask(type), null);
    INDArray moved = network.params().dup();
    INDArray longer = Nd4j.concat(2, x(type), Stack.normal(type, 3, 3, 4, 2));
    INDArray mask = Nd4j.concat(1, mask(type), Nd4j.zeros(type, 3, 4));
    for (double padding : new double[] {1e4, Double.NaN}) {
      INDArray padded = Stack.padded(longer, mask, padding);
      network.setParams(moved.dup());
      INDArray same = network.output(padded, false, mask, null);
      for (int t = 0; t < T; t++) {
        assertEquals(output.getDouble(0, 1, t), same.getDouble(0, 1, t), 1e-5);
      }
      assertEquals(score, Stack.score(network, padded, labels, mask, null), 1e-4);
      INDArray difference = network.getFlattenedGradients().sub(gradient);
      assertTrue(difference.amaxNumber().doubleValue() < 1e-4);
    }
  }

  @Test
  void runningMomentsMoveTowardsThoseOfEachTrainingBatchAlone() {
    MultiLayerNetwork network = network(DataType.DOUBLE, Over.FRAMES);
    INDArray below = network.feedForward(x(DataType.DOUBLE), mask(DataType.DOUBLE), null).get(1);
    double[] mean = new double[F];
    double[] squares = new double[F];
    for (int n = 0; n < 3; n++) {
      for (int t = 0; t < LENGTHS[n]; t++) {
        for (int f = 0; f < F; f++) {
          mean[f] += below.getDouble(n, f, t) / 14;
          squares[f] += Math.pow(below.getDouble(n, f, t), 2) / 14;
        }
      }
    }
    score(network);
    DataSet data = new DataSet(x(DataType.DOUBLE), labels, mask(DataType.DOUBLE), null);
    network.score(data, true); // no training: nothing moves
    for (int f = 0; f < F; f++) {
      assertEquals(0.25 * mean[f], network.getParam("1_mean").getDouble(f), 1e-12);
      double variance = squares[f] - mean[f] * mean[f];
      assertEquals(0.75 + 0.25 * variance, network.getParam("1_variance").getDouble(f), 1e-12);
    }
  }

  @Test
  void optimisersLeaveRunningMomentsAlone() {
    MultiLayerNetwork network = network(DataType.DOUBLE, Over.FRAMES);
    MultiLayerNetwork twin = network(DataType.DOUBLE, Over.FRAMES);
    twin.setParams(network.params().dup());
    DataSet data = new DataSet(x(DataType.DOUBLE), labels, mask(DataType.DOUBLE), null);
    INDArray gain = network.getParam("1_gamma").dup();
    network.fit(data);
    score(twin); // the same pass without an update
    assertArrayEquals(
        twin.getParam("1_mean").toDoubleVector(), network.getParam("1_mean").toDoubleVector());
    assertArrayEquals(
        twin.getParam("1_variance").toDoubleVector(),
        network.getParam("1_variance").toDoubleVector());
    assertNotEquals(gain, network.getParam("1_gamma"));
  }

  @Test
  void inferenceUsesTheRunningMomentsWhateverTheCompany() {
    MultiLayerNetwork network = network(DataType.FLOAT, Over.FRAMES);
    for (int i = 0; i < 20; i++) {
      score(network);
    }
    INDArray all = network.output(x(DataType.FLOAT), false, mask(DataType.FLOAT), null);
    INDArray first = x(DataType.FLOAT).slice(0).reshape('c', 1, 3, T);
    INDArray alone = network.output(first);
    for (int t = 0; t < T; t++) {
      assertEquals(all.getDouble(0, 2, t), alone.getDouble(0, 2, t), 1e-5);
    }
  }

  @Test
  void savedNetworkHasTheRunningMoments(@TempDir Path folder) throws IOException {
    MultiLayerNetwork network = network(DataType.FLOAT, Over.FRAMES);
    score(network);
    File file = folder.resolve("network.zip").toFile();
    ModelSerializer.writeModel(network, file, true);
    MultiLayerNetwork restored = ModelSerializer.restoreMultiLayerNetwork(file);
    assertEquals(network.getLayerWiseConfigurations(), restored.getLayerWiseConfigurations());
    assertEquals(network.getParam("1_mean"), restored.getParam("1_mean"));
    assertEquals(network.output(x(DataType.FLOAT)), restored.output(x(DataType.FLOAT)));
  }
}
