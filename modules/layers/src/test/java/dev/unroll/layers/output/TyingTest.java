package dev.unroll.layers.output;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.layers.FiniteDifference;
import dev.unroll.layers.embedding.TokenEmbedding;
import dev.unroll.layers.graph.CarryingGraph;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.LSTM;
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
import org.nd4j.linalg.learning.config.Adam;

/** One parameter at both ends: finite differences, and an untied graph with equal parameters. */
class TyingTest {
  private static final int V = 6;
  private static final int H = 3;
  private static final int N = 2;
  private static final int T = 4;

  private final Random random = new Random(4);
  private final DataSet data = new DataSet(ids(), ids());

  @Test
  void gradientOfTheSharedTableIsTheFiniteDifference() {
    ComputationGraph graph = tied(DataType.DOUBLE);
    assertEquals(V * H + 4 * H * (2 * H + 1) + V, graph.numParams());
    for (int repeat = 0; repeat < 2; repeat++) { // the gradient of before must not stay
      compute(graph);
    }
    INDArray gradient = graph.getFlattenedGradients().dup();
    FiniteDifference.assertGradient(
        graph.params(), gradient, () -> graph.score(data, false) * N, 1e-7);
  }

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"FLOAT", "DOUBLE"})
  void gradientIsTheSumOfBothPlaces(DataType type) {
    ComputationGraph tied = tied(type);
    ComputationGraph untied = new ComputationGraph(configuration(type, builder()));
    untied.init();
    untied.setParam("embedding_W", tied.getParam("embedding_W"));
    untied.setParam("output_W", tied.getParam("embedding_W").transpose());
    for (String name : new String[] {"lstm_W", "lstm_RW", "lstm_b", "output_b"}) {
      untied.setParam(name, tied.getParam(name));
    }
    compute(tied);
    compute(untied);
    assertEquals(untied.score(), tied.score(), 1e-5);
    INDArray sum = untied.gradient().getGradientFor("embedding_W").dup('c');
    sum.addi(untied.gradient().getGradientFor("output_W").transpose());
    INDArray gradient = tied.gradient().getGradientFor("embedding_W");
    assertTrue(sum.sub(gradient).amaxNumber().doubleValue() < 1e-5);
    INDArray ids = data.getFeatures();
    assertTrue(untied.outputSingle(ids).equalsWithEps(tied.outputSingle(ids), 1e-5));
  }

  @Test
  void trainingWithAStockUpdaterLowersTheLoss() {
    ComputationGraph graph = tied(DataType.FLOAT);
    double before = graph.score(data, false);
    for (int i = 0; i < 150; i++) {
      graph.fit(data);
    }
    assertTrue(graph.score(data, false) < 0.2 * before, "from " + before);
  }

  @Test
  void multiLayerNetworksAreBoundToo() {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(2)
                .updater(new Adam(0.05))
                .list(
                    new TokenEmbedding.Builder().name("embedding").nIn(V).nOut(H).build(),
                    new LSTM.Builder().nOut(H).build(),
                    builder().tiedTo("embedding").build())
                .setInputType(InputType.recurrent(1))
                .build());
    network.init();
    Tying.bind(network);
    double before = network.score(data);
    for (int i = 0; i < 150; i++) {
      network.fit(data);
    }
    assertTrue(network.score(data) < 0.2 * before, "from " + before);
    INDArray ids = data.getFeatures();
    INDArray whole = network.output(ids);
    for (int t = 0; t < T; t++) {
      INDArray step = network.rnnTimeStep(ids.tensorAlongDimension(t, 0, 1).dup());
      for (int n = 0; n < N; n++) {
        for (int v = 0; v < V; v++) {
          assertEquals(whole.getDouble(n, v, t), step.getDouble(n, v), 1e-5);
        }
      }
    }
  }

  @Test
  void loadedGraphIsBoundAgainAndComputesTheSameBits(@TempDir Path folder) throws IOException {
    ComputationGraph graph = tied(DataType.FLOAT);
    File file = folder.resolve("tied.zip").toFile();
    ModelSerializer.writeModel(graph, file, true);
    ComputationGraph loaded = ModelSerializer.restoreComputationGraph(file);
    INDArray ids = data.getFeatures();
    String message =
        assertThrows(IllegalStateException.class, () -> loaded.outputSingle(ids)).getMessage();
    assertEquals(
        "layer output is tied to layer embedding, but not bound to it: call Tying.bind(network)"
            + " after init() or loading",
        message);
    Tying.bind(loaded);
    assertArrayEquals(
        graph.outputSingle(ids).dup('c').data().asFloat(),
        loaded.outputSingle(ids).dup('c').data().asFloat());
  }

  @Test
  void wrongNamesAndSizesAreRefused() {
    assertRefused(builder().tiedTo("embeding"), "there is no such layer");
    assertRefused(builder().tiedTo("lstm"), "must be a TokenEmbedding");
    assertRefused(builder().nOut(V + 1).tiedTo("embedding"), "7 and 3 are not [6, 3]");
  }

  private void assertRefused(SoftmaxOutput.Builder output, String part) {
    CarryingGraph graph = new CarryingGraph(configuration(DataType.FLOAT, output));
    String message = assertThrows(IllegalArgumentException.class, graph::init).getMessage();
    assertTrue(message.contains(part), message);
  }

  private void compute(ComputationGraph graph) {
    graph.setInputs(data.getFeatures());
    graph.setLabels(data.getLabels());
    graph.computeGradientAndScore();
  }

  private INDArray ids() {
    INDArray array = Nd4j.create(DataType.DOUBLE, N, 1, T);
    for (int i = 0; i < array.length(); i++) {
      array.putScalar(i, random.nextInt(V));
    }
    return array;
  }

  private static SoftmaxOutput.Builder builder() {
    return new SoftmaxOutput.Builder().nIn(H).nOut(V);
  }

  private static ComputationGraph tied(DataType type) {
    ComputationGraph graph =
        new ComputationGraph(configuration(type, builder().tiedTo("embedding")));
    graph.init();
    Tying.bind(graph);
    return graph;
  }

  private static ComputationGraphConfiguration configuration(
      DataType type, SoftmaxOutput.Builder output) {
    return new NeuralNetConfiguration.Builder()
        .seed(2)
        .dataType(type)
        .updater(new Adam(0.05))
        .graphBuilder()
        .addInputs("ids")
        .addLayer("embedding", new TokenEmbedding.Builder().nIn(V).nOut(H).build(), "ids")
        .addLayer("lstm", new LSTM.Builder().nIn(H).nOut(H).build(), "embedding")
        .addLayer("output", output.build(), "lstm")
        .setOutputs("output")
        .setInputTypes(InputType.recurrent(1))
        .build();
  }
}
