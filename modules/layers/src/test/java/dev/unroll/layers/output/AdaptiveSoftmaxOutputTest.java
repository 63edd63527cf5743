package dev.unroll.layers.output;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.layers.FiniteDifference;
import dev.unroll.layers.embedding.TokenEmbedding;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
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
import org.nd4j.linalg.learning.config.Adam;

class AdaptiveSoftmaxOutputTest {
  private static final int V = 9;
  private static final int H = 6;
  private static final int N = 3;
  private static final int T = 5;

  private final Random random = new Random(8);
  private final INDArray mask = Nd4j.ones(DataType.DOUBLE, N, T).putScalar(1, 3, 0);
  private final DataSet data = new DataSet(ids(), ids(), null, mask);

  @Test
  void gradientIsTheFiniteDifferenceOfTheScore() {
    MultiLayerNetwork network = network(DataType.DOUBLE, Activation.SOFTMAX);
    assertEquals(V * H + (H * 5 + 5) + (H * 3 + 3 * 3) + (H + 3), network.numParams());
    compute(network);
    INDArray gradient = network.getFlattenedGradients().dup();
    FiniteDifference.assertGradient(
        network.params(), gradient, () -> network.score(data) * N, 1e-7);
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT", "DOUBLE"})
  void scoreIsThatOfTheProbabilitiesWhichSumToOne(DataType type) {
    MultiLayerNetwork network = network(type, Activation.SOFTMAX);
    INDArray p = network.output(data.getFeatures());
    INDArray logs = network(type, Activation.IDENTITY).output(data.getFeatures());
    double sum = 0;
    for (int n = 0; n < N; n++) {
      for (int t = 0; t < T; t++) {
        double total = 0;
        for (int v = 0; v < V; v++) {
          total += p.getDouble(n, v, t);
          assertEquals(Math.log(p.getDouble(n, v, t)), logs.getDouble(n, v, t), 1e-5);
        }
        assertEquals(1, total, 1e-6);
        double own = p.getDouble(n, data.getLabels().getInt(n, 0, t), t);
        sum -= mask.getDouble(n, t) * Math.log(own);
      }
    }
    assertEquals(sum / N, network.score(data), 1e-5);
  }

  @Test
  void gradientInSinglePrecisionIsThatInDouble() {
    MultiLayerNetwork exact = network(DataType.DOUBLE, Activation.SOFTMAX);
    MultiLayerNetwork fast = network(DataType.FLOAT, Activation.SOFTMAX);
    fast.params().assign(exact.params().castTo(DataType.FLOAT));
    compute(exact);
    compute(fast);
    assertEquals(exact.score(), fast.score(), 1e-5);
    INDArray difference = exact.getFlattenedGradients().castTo(DataType.FLOAT);
    difference.subi(fast.getFlattenedGradients());
    assertTrue(difference.amaxNumber().doubleValue() < 1e-5);
  }

  @Test
  void trainingLearnsAMapOfIds() {
    MultiLayerNetwork network = network(DataType.FLOAT, Activation.SOFTMAX, 1);
    INDArray ids = Nd4j.arange(V).reshape(1, 1, V);
    INDArray next = ids.add(4).fmod(V);
    for (int i = 0; i < 200; i++) {
      network.fit(ids, next);
    }
    assertTrue(network.score(new DataSet(ids, next)) < 0.2 * V, "score " + network.score());
    INDArray best = network.output(ids).argMax(1);
    for (int t = 0; t < V; t++) {
      assertEquals(next.getInt(0, 0, t), best.getInt(0, t));
    }
  }

  @Test
  void savedNetworkComputesTheSameBits(@TempDir Path folder) throws IOException {
    MultiLayerNetwork network = network(DataType.FLOAT, Activation.SOFTMAX);
    File file = folder.resolve("adaptive.zip").toFile();
    ModelSerializer.writeModel(network, file, true);
    MultiLayerNetwork loaded = ModelSerializer.restoreMultiLayerNetwork(file);
    assertEquals(network.getLayerWiseConfigurations(), loaded.getLayerWiseConfigurations());
    assertArrayEquals(
        network.output(data.getFeatures()).dup('c').data().asFloat(),
        loaded.output(data.getFeatures()).dup('c').data().asFloat());
  }

  @Test
  void cutoffsThatDoNotAscendAreRefused() {
    for (int[] cutoffs : new int[][] {{}, {0}, {3, 3}, {5, 4}, {V}}) {
      var builder = new AdaptiveSoftmaxOutput.Builder(cutoffs).nIn(H).nOut(V);
      assertThrows(IllegalArgumentException.class, builder::build);
    }
  }

  private void compute(MultiLayerNetwork network) {
    network.setInput(data.getFeatures());
    network.setLabels(data.getLabels());
    network.setLayerMaskArrays(null, mask);
    network.computeGradientAndScore();
  }

  private INDArray ids() {
    INDArray array = Nd4j.create(DataType.DOUBLE, N, 1, T);
    for (int i = 0; i < array.length(); i++) {
      array.putScalar(i, random.nextInt(V));
    }
    return array;
  }

  private static MultiLayerNetwork network(DataType type, Activation activation) {
    return network(type, activation, 2);
  }

  private static MultiLayerNetwork network(DataType type, Activation activation, double divisor) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(2)
                .dataType(type)
                .updater(new Adam(0.05))
                .list(
                    new TokenEmbedding.Builder().nIn(V).nOut(H).build(),
                    new AdaptiveSoftmaxOutput.Builder(3, 6)
                        .nOut(V)
                        .divisor(divisor)
                        .activation(activation)
                        .build())
                .setInputType(InputType.recurrent(1))
                .build());
    network.init();
    return network;
  }
}
