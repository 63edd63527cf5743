package dev.unroll.layers.output;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.layers.FiniteDifference;
import dev.unroll.layers.embedding.TokenEmbedding;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.layers.loss.SparseCrossEntropy;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.ops.transforms.Transforms;

/** In graphs: against finite differences, and against the stock layer with the sparse loss. */
class SoftmaxOutputTest {
  private static final int V = 5;
  private static final int H = 3;
  private static final int N = 3;
  private static final int T = 4;

  private final Random random = new Random(3);
  private final INDArray ids = ids();
  private final INDArray labels = ids();
  private final INDArray mask =
      Nd4j.createFromArray(new double[][] {{1, 1, 1, 1}, {1, 0, 0.5, 1}, {0, 1, 1, 0}});

  @Test
  void gradientIsTheFiniteDifferenceOfTheScore() {
    checkGradient(builder());
  }

  @Test
  void gradientWithSmoothingWeightsAndTemperatureIsTheFiniteDifference() {
    checkGradient(builder().smoothing(0.2).classWeights(0.5, 2, 1, 0, 1.5).temperature(0.7));
  }

  private void checkGradient(SoftmaxOutput.Builder output) {
    CarryingGraph graph = graph(DataType.DOUBLE, output.build());
    segment(graph);
    INDArray gradient = graph.getFlattenedGradients().dup();
    FiniteDifference.assertGradient(graph.params(), gradient, () -> segment(graph), 1e-7);
  }

  @Test
  void scoreIsTheMaskedSumOverRowsAndSteps() {
    for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
      CarryingGraph graph = graph(type, builder().activation(Activation.IDENTITY).build());
      double sum = byHand(graph.outputSingle(ids), 0, N);
      assertEquals(sum, segment(graph), 1e-5);
      DataSet data = new DataSet(ids, labels, null, mask);
      assertEquals(sum, graph.score(data, false), 1e-5);
      INDArray examples = graph.scoreExamples(data, false);
      assertArrayEquals(new long[] {N, 1}, examples.shape());
      for (int n = 0; n < N; n++) {
        assertEquals(byHand(graph.outputSingle(ids), n, n + 1), examples.getDouble(n), 1e-5);
      }
    }
  }

  @Test
  void scoreAndGradientAreThoseOfTheStockLayerWithSparseLabels() {
    Layer stock =
        new RnnOutputLayer.Builder(new SparseCrossEntropy())
            .nIn(H)
            .nOut(V)
            .activation(Activation.IDENTITY)
            .dataFormat(RNNFormat.NCW)
            .build();
    mask.assign(mask.gt(0)); // the stock layer multiplies the logits, too, by the mask
    for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
      CarryingGraph expected = graph(type, stock);
      CarryingGraph ours = graph(type, builder().activation(Activation.IDENTITY).build());
      ours.params().assign(expected.params());
      double exact = type == DataType.FLOAT ? 1e-5 : 1e-12;
      assertClose(expected.outputSingle(ids), ours.outputSingle(ids), exact);
      assertEquals(segment(expected), segment(ours), exact);
      assertClose(expected.getFlattenedGradients(), ours.getFlattenedGradients(), exact);
      assertClose(expected.outputSingle(ids), ours.outputSingle(ids), exact);
      DataSet data = new DataSet(ids, labels, null, mask);
      assertEquals(expected.score(data, false), ours.score(data, false), exact);
    }
  }

  @Test
  void probabilitiesAreTheSoftmaxOfTheLogits() {
    CarryingGraph logits = graph(DataType.FLOAT, builder().activation(Activation.IDENTITY).build());
    CarryingGraph probabilities = graph(DataType.FLOAT, builder().build());
    probabilities.params().assign(logits.params());
    INDArray z = logits.outputSingle(ids).permute(0, 2, 1).reshape('c', N * T, V);
    INDArray p = probabilities.outputSingle(ids).permute(0, 2, 1).reshape('c', N * T, V);
    assertClose(Transforms.softmax(z), p, 1e-6);
  }

  @Test
  void temperatureDividesTheLogits() {
    CarryingGraph plain = graph(DataType.FLOAT, builder().activation(Activation.IDENTITY).build());
    CarryingGraph cold =
        graph(DataType.FLOAT, builder().activation(Activation.IDENTITY).temperature(0.5).build());
    cold.params().assign(plain.params());
    assertClose(plain.outputSingle(ids).mul(2), cold.outputSingle(ids), 1e-6);
  }

  @Test
  void scoreIsThatOfTheParametersAndLabelsOfTheCall() {
    CarryingGraph graph = graph(DataType.FLOAT, builder().build());
    double first = segment(graph);
    assertEquals(first, graph.score(new DataSet(ids, labels, null, mask), true), 1e-5);
    graph.params().muli(3);
    double second = graph.score(new DataSet(ids, labels, null, mask), true);
    assertTrue(Math.abs(first - second) > 0.1);
    assertEquals(second, segment(graph), 1e-5);
  }

  @Test
  void labelOutOfRangeIsNamedWithRowAndStep() {
    CarryingGraph graph = graph(DataType.FLOAT, builder().build());
    labels.putScalar(0, 0, 2, V);
    String message =
        assertThrows(IllegalArgumentException.class, () -> segment(graph)).getMessage();
    assertEquals(
        "layer output: label of row 0, step 2 must be a whole number in [0, 5), but was 5",
        message);
    labels.putScalar(0, 0, 2, 0.5);
    message = assertThrows(IllegalArgumentException.class, () -> segment(graph)).getMessage();
    assertTrue(message.endsWith("but was 0.5"), message);
  }

  @Test
  void savedGraphComputesTheSameBits(@TempDir Path folder) throws IOException {
    CarryingGraph graph =
        graph(DataType.FLOAT, builder().smoothing(0.1).classWeights(1, 2, 3, 4, 5).build());
    File file = folder.resolve("graph.zip").toFile();
    ModelSerializer.writeModel(graph, file, true);
    ComputationGraph restored = ModelSerializer.restoreComputationGraph(file);
    assertEquals(graph.getConfiguration(), restored.getConfiguration());
    assertArrayEquals(
        graph.outputSingle(ids).dup('c').data().asFloat(),
        restored.outputSingle(ids).dup('c').data().asFloat());
    assertEquals(segment(graph), segment(restored));
  }

  @Test
  void optionsOutOfRangeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> builder().smoothing(1).build());
    assertThrows(IllegalArgumentException.class, () -> builder().temperature(0).build());
    assertThrows(IllegalArgumentException.class, () -> builder().classWeights(1, 2).build());
    assertThrows(
        IllegalArgumentException.class, () -> builder().activation(Activation.TANH).build());
  }

  private double byHand(INDArray logits, int first, int end) {
    double sum = 0;
    for (int n = first; n < end; n++) {
      for (int t = 0; t < T; t++) {
        double total = 0;
        for (int v = 0; v < V; v++) {
          total += Math.exp(logits.getDouble(n, v, t));
        }
        double own = logits.getDouble(n, labels.getInt(n, 0, t), t);
        sum += mask.getDouble(n, t) * (Math.log(total) - own);
      }
    }
    return sum;
  }

  private double segment(ComputationGraph graph) {
    graph.rnnClearPreviousState();
    graph.setInputs(ids);
    graph.setLabels(labels);
    graph.setLayerMaskArrays(null, new INDArray[] {mask});
    graph.computeGradientAndScore();
    graph.clearLayerMaskArrays();
    return graph.score();
  }

  private INDArray ids() {
    INDArray array = Nd4j.create(DataType.DOUBLE, N, 1, T);
    for (int i = 0; i < array.length(); i++) {
      array.putScalar(i, random.nextInt(V));
    }
    return array;
  }

  private static void assertClose(INDArray expected, INDArray actual, double exact) {
    assertArrayEquals(expected.shape(), actual.shape());
    double most =
        expected
            .castTo(DataType.DOUBLE)
            .sub(actual.castTo(DataType.DOUBLE))
            .amaxNumber()
            .doubleValue();
    assertTrue(most <= exact, "differ by " + most);
  }

  private static SoftmaxOutput.Builder builder() {
    return new SoftmaxOutput.Builder().nIn(H).nOut(V);
  }

  private static CarryingGraph graph(DataType type, Layer output) {
    CarryingGraph graph =
        new CarryingGraph(
            new NeuralNetConfiguration.Builder()
                .seed(5)
                .dataType(type)
                .miniBatch(false)
                .updater(new Sgd(1))
                .graphBuilder()
                .addInputs("ids")
                .addLayer("embedding", new TokenEmbedding.Builder().nIn(V).nOut(H).build(), "ids")
                .addLayer(
                    "recurrent",
                    new LSTM.Builder().nIn(H).nOut(H).dataFormat(RNNFormat.NCW).build(),
                    "embedding")
                .addLayer("output", output, "recurrent")
                .setOutputs("output")
                .backpropType(BackpropType.TruncatedBPTT)
                .tBPTTForwardLength(T)
                .tBPTTBackwardLength(T)
                .build());
    graph.init();
    return graph;
  }
}
