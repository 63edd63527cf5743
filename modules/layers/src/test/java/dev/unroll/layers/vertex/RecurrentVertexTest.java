package dev.unroll.layers.vertex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.layers.loss.SparseCrossEntropy;
import dev.unroll.layers.recurrent.Cell;
import dev.unroll.layers.recurrent.CellName;
import dev.unroll.layers.recurrent.Elman;
import dev.unroll.layers.recurrent.Gru;
import dev.unroll.layers.recurrent.Lstm;
import dev.unroll.layers.recurrent.Recurrent;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
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
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;

class RecurrentVertexTest {
  private final Random random = new Random(5);
  private final MultiDataSet data = Translator.cast(Translator.data(random), DataType.FLOAT);

  private static NeuralNetConfiguration.Builder network() {
    return new NeuralNetConfiguration.Builder().updater(new Adam(0.01));
  }

  private static ComputationGraph lstm() {
    return Translator.graph(network(), new Lstm());
  }

  @Test
  void trainingLowersTheLossAndMovesEveryArray() {
    ComputationGraph graph = lstm();
    var first = new java.util.HashMap<String, INDArray>();
    graph.paramTable().forEach((name, array) -> first.put(name, array.dup()));
    double before = graph.score(data);
    for (int i = 0; i < 20; i++) {
      graph.fit(data);
    }
    assertTrue(graph.score(data) < 0.9 * before);
    graph.paramTable().forEach((name, array) -> assertNotEquals(first.get(name), array, name));
  }

  @Test
  void savedNetworkGivesTheSameBitsAndTrainsOnAlike(@TempDir Path folder) throws IOException {
    ComputationGraph graph = lstm();
    graph.fit(data);
    File file = folder.resolve("network.zip").toFile();
    graph.save(file, true);
    ComputationGraph read = ComputationGraph.load(file, true);
    ComputationGraph copy = graph.clone();
    assertEquals(Translator.output(graph, data), Translator.output(read, data));
    assertEquals(Translator.output(graph, data), Translator.output(copy, data));
    graph.fit(data);
    read.fit(data);
    assertEquals(graph.params(), read.params());
  }

  @Test
  void configurationSurvivesJson() {
    ComputationGraphConfiguration configuration =
        Translator.configuration(network().l2(0.1), new Lstm(1, true, false));
    var read = ComputationGraphConfiguration.fromJson(configuration.toJson());
    assertEquals(configuration, read);
    assertEquals(configuration.getVertices(), read.getVertices());
    assertNotEquals(new RecurrentVertex(new Gru(), 2), new RecurrentVertex(new Gru(), 3));
    assertNotEquals(FinalState.hidden(), FinalState.memory());
  }

  @ParameterizedTest
  @EnumSource(CellName.class)
  void paddingChangesNeitherOutputNorGradient(CellName cell) {
    ComputationGraph graph = Translator.graph(network(), cell.cell());
    INDArray output = Translator.output(graph, data).dup();
    INDArray gradient = Translator.gradient(graph, data);
    for (int i = 0; i < 2; i++) {
      INDArray sequence = data.getFeatures(i);
      INDArray mask = data.getFeaturesMaskArray(i);
      for (int n = 0; n < Translator.N; n++) {
        for (int t = 0; t < sequence.size(2); t++) {
          if (mask.getDouble(n, t) == 0) {
            sequence.putScalar(n, 0, t, Float.NaN).putScalar(n, 1, t, Float.NaN);
          }
        }
      }
    }
    assertEquals(output, Translator.output(graph, data));
    assertEquals(gradient, Translator.gradient(graph, data));
  }

  /** Sequence, h and c to the final states; forward or backward. */
  private static ComputationGraph states(Cell cell, Recurrent.Direction direction) {
    Recurrent layer = new Recurrent.Builder(cell).direction(direction).nIn(2).nOut(3).build();
    var builder =
        network()
            .dataType(DataType.DOUBLE)
            .seed(3)
            .graphBuilder()
            .addInputs("x", "h", "c")
            .addVertex("run", new RecurrentVertex(layer), "x", "h", "c")
            .addVertex("h'", FinalState.hidden(), "run")
            .addVertex("c'", FinalState.memory(), "run")
            .setOutputs("run", "h'", "c'");
    ComputationGraph graph = new ComputationGraph(builder.build());
    graph.init();
    return graph;
  }

  private INDArray[] sequenceAndState(int rows, int steps) {
    return new INDArray[] {
      Translator.normal(random, rows, 2, steps),
      Translator.normal(random, rows, 3),
      Translator.normal(random, rows, 3)
    };
  }

  private static INDArray part(INDArray sequence, int from, int to) {
    return sequence.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(from, to));
  }

  @ParameterizedTest
  @EnumSource(
      value = Recurrent.Direction.class,
      names = {"FORWARD", "BACKWARD"})
  void twoHalvesWithTheStateHandedOnAreTheWhole(Recurrent.Direction direction) {
    ComputationGraph graph = states(new Lstm(), direction);
    INDArray[] in = sequenceAndState(3, 5);
    INDArray[] whole = graph.output(in);
    boolean forward = direction == Recurrent.Direction.FORWARD;
    INDArray early = part(in[0], 0, 2);
    INDArray late = part(in[0], 2, 5);
    INDArray[] one = graph.output(forward ? early : late, in[1], in[2]);
    INDArray[] two = graph.output(forward ? late : early, one[1], one[2]);
    assertEquals(whole[0], Nd4j.concat(2, forward ? one[0] : two[0], forward ? two[0] : one[0]));
    assertEquals(whole[1], two[1]);
    assertEquals(whole[2], two[2]);
  }

  @Test
  void finalStateOfAMaskedRowIsThatOfItsLastStep() {
    ComputationGraph graph = states(new Lstm(), Recurrent.Direction.FORWARD);
    INDArray[] in = sequenceAndState(2, 4);
    INDArray mask = Nd4j.createFromArray(new double[][] {{1, 1, 0, 0}, {0, 0, 0, 0}});
    INDArray[] masked = graph.output(false, in, new INDArray[] {mask, null, null});
    INDArray[] cut = graph.output(part(in[0], 0, 2), in[1], in[2]);
    for (int state = 1; state <= 2; state++) {
      assertEquals(cut[state].getRow(0), masked[state].getRow(0));
      assertEquals(in[state].getRow(1), masked[state].getRow(1), "nothing counts");
    }
  }

  @Test
  void statesThatAreNotGivenAreZeros() {
    ComputationGraph full = states(new Lstm(), Recurrent.Direction.FORWARD);
    INDArray[] in = sequenceAndState(2, 4);
    in[2].assign(0);
    ComputationGraph part =
        new ComputationGraph(
            network()
                .dataType(DataType.DOUBLE)
                .graphBuilder()
                .addInputs("x", "h")
                .setInputTypes(InputType.recurrent(2), InputType.feedForward(3))
                .addVertex("run", new RecurrentVertex(new Lstm(), 3), "x", "h")
                .setOutputs("run")
                .build());
    part.init(full.params(), true);
    assertEquals(full.output(in)[0], part.output(in[0], in[1])[0]);
    in[1].assign(0);
    assertEquals(full.output(in)[0], part.output(in[0], in[1])[0]);
  }

  @Test
  void settingsOfTheNetworkReachTheParameters() {
    var plainNetwork = network().updater(new Sgd(1)).miniBatch(false);
    ComputationGraph plain = Translator.graph(plainNetwork, new Gru());
    ComputationGraph decayed =
        Translator.graph(network().updater(new Sgd(1)).miniBatch(false).l2(0.5), new Gru());
    assertEquals(plain.params(), decayed.params());
    INDArray before = plain.getLayer("decoder").getParam("RW").dup();
    plain.fit(data);
    decayed.fit(data);
    INDArray difference =
        plain.getLayer("decoder").getParam("RW").sub(decayed.getLayer("decoder").getParam("RW"));
    assertTrue(difference.sub(before.mul(0.5)).amaxNumber().doubleValue() < 1e-6);
  }

  @Test
  void transferKeepsAndFreezesTheParameters(@TempDir Path folder) throws IOException {
    ComputationGraph graph = lstm();
    graph.fit(data);
    ComputationGraph edited =
        new TransferLearning.GraphBuilder(graph)
            .setFeatureExtractor("forward prevAct")
            .removeVertexAndConnections("output")
            .addLayer(
                "classes",
                new RnnOutputLayer.Builder(new SparseCrossEntropy())
                    .nIn(3 * Translator.H)
                    .nOut(4)
                    .activation(Activation.IDENTITY)
                    .dataFormat(RNNFormat.NCW)
                    .build(),
                "output-merge")
            .setOutputs("classes")
            .build();
    INDArray kept = graph.getLayer("forward").params();
    edited.fit(data);
    assertEquals(kept, edited.getLayer("forward").params());
    assertNotEquals(graph.getLayer("backward").params(), edited.getLayer("backward").params());
    File file = folder.resolve("frozen.zip").toFile();
    edited.save(file, true);
    ComputationGraph read = ComputationGraph.load(file, true);
    assertEquals(Translator.output(edited, data), Translator.output(read, data));
    read.fit(data);
    assertEquals(kept, read.getLayer("forward").params());
  }

  private static String message(org.junit.jupiter.api.function.Executable wrong) {
    return assertThrows(RuntimeException.class, wrong).getMessage();
  }

  @Test
  void whatIsWrongIsSaidBeforeTraining() {
    Recurrent both =
        new Recurrent.Builder(new Gru()).direction(Recurrent.Direction.BOTH).nOut(2).build();
    assertTrue(message(() -> new RecurrentVertex(both)).contains("merge two of them"));
    var noMemory =
        network()
            .graphBuilder()
            .addInputs("x")
            .setInputTypes(InputType.recurrent(2))
            .addVertex("run", new RecurrentVertex(new Elman(), 2), "x")
            .addVertex("c", FinalState.memory(), "run")
            .setOutputs("c")
            .build();
    String message = message(() -> new ComputationGraph(noMemory).init());
    assertEquals("vertex \"run\" has no state \"prevMem\", but [prevAct]", message);
    var ofALayer =
        network()
            .graphBuilder()
            .addInputs("x")
            .setInputTypes(InputType.recurrent(2))
            .addLayer("run", new Recurrent.Builder(new Gru()).nOut(2).build(), "x")
            .addVertex("h", FinalState.hidden(), "run")
            .setOutputs("h")
            .build();
    message = message(() -> new ComputationGraph(ofALayer).init());
    assertTrue(message.contains("\"run\" is none"), message);
    ComputationGraph graph = states(new Lstm(), Recurrent.Direction.FORWARD);
    INDArray[] in = sequenceAndState(2, 4);
    INDArray wide = Translator.normal(random, 2, 4);
    message = message(() -> graph.output(in[0], in[1], wide));
    assertTrue(message.contains("must be [N, H] = [2, 3], but input 2 is [2, 4]"), message);
    message = message(() -> graph.rnnTimeStep(in));
    assertTrue(message.contains("input of the graph"), message);
  }
}
