package dev.unroll.layers.decoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.layers.attention.AttentionForm;
import dev.unroll.layers.attention.AttentionVertex;
import dev.unroll.layers.recurrent.Lstm;
import dev.unroll.layers.vertex.RecurrentVertex;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.transferlearning.TransferLearning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/** A decoder between an encoder and an output. */
class DecoderInGraphTest {
  private static final int N = 3;
  private static final int T = 4;
  private static final int S = 5;
  private static final int H = DecoderGraphs.H;
  private static final int A = DecoderGraphs.A;

  private final Random random = new Random(9);
  private final INDArray targetMask =
      Nd4j.createFromArray(new double[][] {{1, 1, 1, 1}, {1, 1, 1, 0}, {1, 0, 0, 0}});
  private final INDArray sourceMask =
      Nd4j.createFromArray(new double[][] {{1, 1, 1, 1, 1}, {0, 1, 1, 0, 1}, {1, 1, 0, 0, 0}});

  private MultiDataSet data(DataType type) {
    INDArray labels = Nd4j.create(DataType.DOUBLE, N, 1, T);
    for (int i = 0; i < labels.length(); i++) {
      labels.putScalar(i, random.nextInt(3));
    }
    INDArray mask = targetMask.castTo(type);
    return new MultiDataSet(
        new INDArray[] {
          DecoderProblem.normal(random, N, 2, T).castTo(type),
          DecoderProblem.normal(random, N, 2, S).castTo(type)
        },
        new INDArray[] {labels.castTo(type)},
        new INDArray[] {mask, sourceMask.castTo(type)},
        new INDArray[] {mask});
  }

  @ParameterizedTest
  @EnumSource(Feeding.class)
  void gradientOfTheWholeNetworkIsThatOfFiniteDifferences(Feeding feeding) {
    ComputationGraph graph =
        DecoderGraphs.graph(DecoderGraphs.network(DataType.DOUBLE).biasInit(0.1), feeding);
    graph.params().muli(1.5);
    MultiDataSet data = data(DataType.DOUBLE);
    DecoderGraphs.assertGradient(graph, data, random);
  }

  /** The same network of vertices that there were before. */
  @Test
  void withoutFeedingItIsTheNetworkOfItsParts() {
    for (DataType type : List.of(DataType.DOUBLE, DataType.FLOAT)) {
      ComputationGraph one = DecoderGraphs.graph(DecoderGraphs.network(type), Feeding.NONE);
      GraphBuilder builder =
          DecoderGraphs.encoder(DecoderGraphs.network(type))
              .addVertex("first", new RecurrentVertex(new Lstm(), H), "embedded", "h", "c")
              .addVertex("second", new RecurrentVertex(new Lstm(), H), "first", "c", "h")
              .addVertex(
                  "context",
                  new AttentionVertex(AttentionForm.additive(H, H, 5)),
                  "second",
                  "encoder")
              .addVertex("both", new MergeVertex(), "context", "second")
              .addLayer(
                  "decoder",
                  new DenseLayer.Builder()
                      .nOut(A)
                      .activation(Activation.TANH)
                      .hasBias(false)
                      .build(),
                  "both");
      ComputationGraph parts = DecoderGraphs.init(DecoderGraphs.output(builder));
      Map<String, String> names = new HashMap<>();
      List<String> cells = List.of("first", "second");
      for (int i = 0; i < 2; i++) {
        for (String key : List.of("W", "RW", "b")) {
          names.put(cells.get(i) + "_" + key, "decoder_cell" + i + "." + key);
        }
      }
      for (String key : List.of("Wq", "Wk", "b", "v")) {
        names.put("context_" + key, "decoder_attention." + key);
      }
      names.put("decoder_W", "decoder_Wc");
      parts
          .paramTable()
          .forEach((name, a) -> a.assign(one.paramTable().get(names.getOrDefault(name, name))));
      MultiDataSet data = data(type);
      INDArray expected = masked(DecoderGraphs.output(parts, data));
      assertTrue(masked(DecoderGraphs.output(one, data)).distance2(expected) < 1e-5);
      Map<String, INDArray> slopes = DecoderGraphs.gradient(one, data);
      DecoderGraphs.gradient(parts, data)
          .forEach(
              (name, slope) -> {
                INDArray own = slopes.get(names.getOrDefault(name, name)).reshape(slope.shape());
                assertTrue(
                    own.distance2(slope) < 1e-5 * (1 + slope.norm2Number().doubleValue()), name);
              });
      assertTrue(
          AttentionDecoder.weights(one, "decoder")
                  .distance2(AttentionVertex.weights(parts, "context"))
              < 1e-5);
    }
  }

  private INDArray masked(INDArray output) {
    INDArray mask = targetMask.castTo(output.dataType()).reshape('c', N, 1, T);
    return output.mul(mask.broadcast(output.shape()));
  }

  @ParameterizedTest
  @EnumSource(Feeding.class)
  void trainingLowersTheLossAndMovesEveryArray(Feeding feeding) {
    DecoderConfiguration configuration =
        new DecoderConfiguration.Builder(DecoderGraphs.form(feeding))
            .dropout(new DecoderDropout(0.1, 0.1, 3, "decoder"))
            .build();
    ComputationGraph graph =
        DecoderGraphs.init(
            DecoderGraphs.configuration(
                DecoderGraphs.network(DataType.FLOAT), new AttentionDecoder(configuration)));
    Map<String, INDArray> first = new HashMap<>();
    graph.paramTable().forEach((name, array) -> first.put(name, array.dup()));
    MultiDataSet data = data(DataType.FLOAT);
    double before = graph.score(data);
    for (int i = 0; i < 40; i++) {
      graph.fit(data);
    }
    assertTrue(graph.score(data) < 0.8 * before);
    graph.paramTable().forEach((name, array) -> assertNotEquals(first.get(name), array, name));
  }

  @Test
  void savedNetworkGivesTheSameBitsAndTrainsOnAlike(@TempDir Path folder) throws IOException {
    ComputationGraph graph =
        DecoderGraphs.graph(DecoderGraphs.network(DataType.FLOAT), Feeding.INPUT_FEEDING);
    MultiDataSet data = data(DataType.FLOAT);
    graph.fit(data);
    File file = folder.resolve("network.zip").toFile();
    graph.save(file, true);
    ComputationGraph read = ComputationGraph.load(file, true);
    assertEquals(DecoderGraphs.output(graph, data), DecoderGraphs.output(read, data));
    assertEquals(DecoderGraphs.output(graph, data), DecoderGraphs.output(graph.clone(), data));
    graph.fit(data);
    read.fit(data);
    assertEquals(graph.params(), read.params());
  }

  @Test
  void configurationSurvivesJson() {
    ComputationGraphConfiguration configuration =
        DecoderGraphs.configuration(
            DecoderGraphs.network(DataType.FLOAT).l2(0.1),
            new AttentionDecoder(DecoderGraphs.form(Feeding.CONTEXT_FEEDING)));
    var read = ComputationGraphConfiguration.fromJson(configuration.toJson());
    assertEquals(configuration, read);
    assertEquals(configuration.getVertices(), read.getVertices());
    assertNotEquals(
        new AttentionDecoder(DecoderGraphs.form(Feeding.CONTEXT_FEEDING)),
        new AttentionDecoder(DecoderGraphs.form(Feeding.INPUT_FEEDING)));
  }

  @Test
  void transferKeepsAndFreezesTheParameters(@TempDir Path folder) throws IOException {
    ComputationGraph graph =
        DecoderGraphs.graph(DecoderGraphs.network(DataType.FLOAT), Feeding.INPUT_FEEDING);
    MultiDataSet data = data(DataType.FLOAT);
    ComputationGraph edited =
        new TransferLearning.GraphBuilder(graph)
            .setFeatureExtractor("decoder")
            .removeVertexAndConnections("output")
            .addLayer("output", DecoderGraphs.newOutput(7), "decoder")
            .setOutputs("output")
            .build();
    INDArray kept = graph.getLayer("decoder").params();
    edited.fit(data);
    assertEquals(kept, edited.getLayer("decoder").params());
    File file = folder.resolve("frozen.zip").toFile();
    edited.save(file, true);
    ComputationGraph read = ComputationGraph.load(file, true);
    assertEquals(DecoderGraphs.output(edited, data), DecoderGraphs.output(read, data));
  }

  @Test
  void biasesAreNotDecayedAndFirstValuesAreThoseOfTheParts() {
    ComputationGraph graph =
        DecoderGraphs.graph(DecoderGraphs.network(DataType.FLOAT), Feeding.INPUT_FEEDING);
    INDArray bias = graph.getParam("decoder_cell1.b");
    // The forget gate's lane is the second.
    for (int i = 0; i < 4 * H; i++) {
      assertEquals(i / H == 1 ? 1 : 0, bias.getDouble(i));
    }
    assertArrayEquals(new long[] {2 + A, 4 * H}, graph.getParam("decoder_cell0.W").shape());
    assertArrayEquals(new long[] {2 * H, A}, graph.getParam("decoder_Wc").shape());
    var layer = graph.getLayer("decoder").conf().getLayer();
    List<String> biases = new ArrayList<>(layer.initializer().biasKeys(layer));
    assertEquals(List.of("cell0.b", "cell1.b", "attention.b"), biases);
  }

  @Test
  void stepperOfAGraphGivesWhatTheGraphGives() {
    ComputationGraph graph =
        DecoderGraphs.graph(DecoderGraphs.network(DataType.FLOAT), Feeding.INPUT_FEEDING);
    MultiDataSet data = data(DataType.FLOAT);
    Map<String, INDArray> activations = graph.feedForward(data.getFeatures(), false, true);
    DecoderStepper stepper = new DecoderStepper(DecoderParts.of(graph, "decoder"), N);
    INDArray h = activations.get("h");
    INDArray c = activations.get("c");
    stepper.reset(activations.get("encoder"), Nd4j.ones(DataType.FLOAT, N, S), List.of(h, c, c, h));
    int[] rows = {0, 1, 2};
    for (int t = 0; t < T; t++) {
      float[] y = activations.get("embedded").permute(2, 0, 1).slice(t).dup('c').data().asFloat();
      float[] a = stepper.step(rows, rows, y);
      for (int i = 0; i < N * A; i++) {
        double expected = activations.get("decoder").getDouble(i / A, i % A, t);
        assertEquals(expected, a[i], 1e-5);
      }
    }
    assertThrows(IllegalArgumentException.class, () -> DecoderParts.of(graph, "output"));
  }

  @Test
  void wrongInputsAreTold() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            DecoderGraphs.encoder(DecoderGraphs.network(DataType.FLOAT))
                .addVertex(
                    "decoder",
                    new AttentionDecoder(DecoderGraphs.form(Feeding.INPUT_FEEDING)),
                    "embedded",
                    "encoder",
                    "h",
                    "c")
                .addLayer("output", DecoderGraphs.newOutput(3), "decoder")
                .setOutputs("output")
                .build());
    ComputationGraph graph =
        DecoderGraphs.graph(DecoderGraphs.network(DataType.FLOAT), Feeding.INPUT_FEEDING);
    assertThrows(IllegalStateException.class, () -> AttentionDecoder.weights(graph, "decoder"));
    assertThrows(IllegalArgumentException.class, () -> AttentionDecoder.weights(graph, "output"));
  }
}
