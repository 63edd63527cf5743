package dev.unroll.layers.vertex;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.layers.FiniteDifference;
import dev.unroll.layers.output.SoftmaxOutput;
import dev.unroll.layers.recurrent.Gru;
import dev.unroll.layers.recurrent.Recurrent;
import dev.unroll.layers.step.TimeMajor;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Two decoders with one embedding and one output, as those of skip-thought. */
class StackRowsTest {
  private static final int N = 3;
  private static final int T = 4;
  private static final int H = 3;
  private static final int V = 4;

  /** Previous sentences, then next ones; the third has none before it. */
  private static final double[][] MASK = {
    {1, 1, 0, 0}, {1, 1, 1, 1}, {0, 0, 0, 0}, {1, 1, 1, 0}, {1, 0, 0, 0}, {1, 1, 1, 1}
  };

  private static GraphBuilder builder(DataType type) {
    return new NeuralNetConfiguration.Builder()
        .dataType(type)
        .seed(4)
        .miniBatch(false)
        .graphBuilder()
        .addInputs("vector", "targets")
        .setInputTypes(InputType.feedForward(H), InputType.recurrent(2))
        .addLayer("embedded", new Recurrent.Builder(new Gru()).nOut(2).build(), "targets");
  }

  private static ComputationGraph graph(GraphBuilder builder) {
    ComputationGraphConfiguration configuration = builder.setOutputs("y").build();
    ComputationGraph graph =
        new ComputationGraph(ComputationGraphConfiguration.fromJson(configuration.toJson()));
    graph.init();
    graph.params().muli(1.3);
    return graph;
  }

  private static SoftmaxOutput output() {
    return new SoftmaxOutput.Builder().nOut(V).build();
  }

  private static ComputationGraph both(DataType type) {
    return graph(
        builder(type)
            .addVertex("0 words", new UnstackRows(0, 2), "embedded")
            .addVertex("1 words", new UnstackRows(1, 2), "embedded")
            .addVertex("0 decoder", new RecurrentVertex(new Gru(), H), "0 words", "vector")
            .addVertex("1 decoder", new RecurrentVertex(new Gru(), H), "1 words", "vector")
            .addVertex("answers", new StackRows(), "0 decoder", "1 decoder")
            .addLayer("y", output(), "answers"));
  }

  /** One of the decoders by itself. */
  private static ComputationGraph alone(ComputationGraph both, int part) {
    ComputationGraph graph =
        graph(
            builder(DataType.DOUBLE)
                .addVertex("decoder", new RecurrentVertex(new Gru(), H), "embedded", "vector")
                .addLayer("y", output(), "decoder"));
    graph.paramTable().forEach((name, array) -> array.assign(named(both.paramTable(), part, name)));
    return graph;
  }

  private static INDArray named(Map<String, INDArray> all, int part, String name) {
    return all.get(name.startsWith("decoder") ? part + " " + name : name);
  }

  private static INDArray mask(DataType type) {
    return Nd4j.createFromArray(MASK).castTo(type);
  }

  private static MultiDataSet data(DataType type) {
    Random random = new Random(6);
    INDArray labels = Nd4j.create(type, 2 * N, 1, T);
    for (int i = 0; i < labels.length(); i++) {
      labels.putScalar(i, random.nextInt(V));
    }
    INDArray targets = Translator.normal(random, 2 * N, 2, T).castTo(type);
    for (int n = 0; n < 2 * N; n++) {
      for (int t = 0; t < T; t++) {
        if (MASK[n][t] == 0) {
          targets.putScalar(n, 0, t, Double.NaN);
        }
      }
    }
    return new MultiDataSet(
        new INDArray[] {Translator.normal(random, N, H).castTo(type), targets},
        new INDArray[] {labels},
        new INDArray[] {null, mask(type)},
        new INDArray[] {mask(type)});
  }

  private static INDArray part(INDArray stacked, int part) {
    return stacked.get(NDArrayIndex.interval(part * N, (part + 1) * N)).dup();
  }

  @Test
  void gradientIsThatOfFiniteDifferences() {
    ComputationGraph graph = both(DataType.DOUBLE);
    MultiDataSet data = data(DataType.DOUBLE);
    PictureGraphs.gradient(graph, data);
    FiniteDifference.assertDirections(graph, () -> graph.score(data, true), 1e-6);
  }

  @Test
  void decodersThatShareAnOutputAreAsGoodAsTwoNetworks() {
    ComputationGraph both = both(DataType.DOUBLE);
    MultiDataSet data = data(DataType.DOUBLE);
    PictureGraphs.gradient(both, data);
    double sum = 0;
    for (int part = 0; part < 2; part++) {
      ComputationGraph alone = alone(both, part);
      INDArray mask = part(mask(DataType.DOUBLE), part);
      MultiDataSet half =
          new MultiDataSet(
              new INDArray[] {data.getFeatures(0), part(data.getFeatures(1), part)},
              new INDArray[] {part(data.getLabels(0), part)},
              new INDArray[] {null, mask},
              new INDArray[] {mask});
      PictureGraphs.gradient(alone, half);
      sum += alone.score();
      Map<String, INDArray> expected = alone.gradient().gradientForVariable();
      for (String name : expected.keySet()) {
        if (name.startsWith("decoder")) {
          INDArray actual = named(both.gradient().gradientForVariable(), part, name);
          assertEquals(0, expected.get(name).distance2(actual), 1e-10, name);
        }
      }
    }
    assertEquals(sum, both.score(), 1e-10);
    assertTrue(sum > 1);
  }

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"DOUBLE", "FLOAT"})
  void partsAndStacksLieTimeMajorAndHoldTheRowsInOrder(DataType type) {
    ComputationGraph graph = both(type);
    MultiDataSet data = data(type);
    graph.setLayerMaskArrays(data.getFeaturesMaskArrays(), data.getLabelsMaskArrays());
    Map<String, INDArray> all = graph.feedForward(data.getFeatures(), false, true);
    for (String name : new String[] {"0 words", "1 words", "answers"}) {
      assertTrue(TimeMajor.isContiguous(TimeMajor.view(all.get(name))), name);
    }
    for (int part = 0; part < 2; part++) {
      assertEquals(part(all.get("embedded"), part), all.get(part + " words").dup('c'));
      assertEquals(part(all.get("answers"), part), all.get(part + " decoder").dup('c'));
    }
  }

  /** Vectors or sequences x and y to both and back to the second. */
  private static ComputationGraph there() {
    ComputationGraph graph =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .graphBuilder()
                .addInputs("x", "y")
                .addVertex("all", new StackRows(), "x", "y")
                .addVertex("second", new UnstackRows(1, 2), "all")
                .setOutputs("all", "second")
                .build());
    graph.init();
    return graph;
  }

  @Test
  void vectorsAreStackedAndTakenApartToo() {
    INDArray x = Nd4j.rand(DataType.FLOAT, 2, 3);
    INDArray y = Nd4j.rand(DataType.FLOAT, 2, 3);
    INDArray[] outputs = there().output(x, y);
    assertEquals(Nd4j.concat(0, x, y), outputs[0]);
    assertEquals(y, outputs[1]);
  }

  @Test
  void whereOnlyOneHasAMaskAllStepsOfTheOtherCount() {
    ComputationGraph graph = there();
    INDArray sequence = Nd4j.rand(DataType.FLOAT, 2, 3, 2);
    INDArray mask = Nd4j.createFromArray(new float[][] {{1, 0}, {1, 1}});
    graph.setInputs(sequence, sequence);
    graph.setLayerMaskArrays(new INDArray[] {null, mask}, new INDArray[2]);
    var all = graph.getVertex("all").feedForwardMaskArrays(new INDArray[] {null, mask}, null, 2);
    INDArray ones = Nd4j.ones(DataType.FLOAT, 2, 2);
    assertEquals(Nd4j.concat(0, ones, mask), all.getFirst());
    var second =
        graph.getVertex("second").feedForwardMaskArrays(new INDArray[] {all.getFirst()}, null, 9);
    assertEquals(mask, second.getFirst());
  }

  @Test
  void otherShapesAreRefused() {
    INDArray three = Nd4j.zeros(DataType.FLOAT, 3, 2);
    INDArray two = Nd4j.zeros(DataType.FLOAT, 2, 2);
    ComputationGraph graph = there();
    assertThrows(IllegalArgumentException.class, () -> graph.output(three, two));
    assertThrows(IllegalArgumentException.class, () -> new UnstackRows(2, 2));
    assertThrows(
        IllegalArgumentException.class,
        () -> new StackRows().getOutputType(0, InputType.recurrent(2), InputType.recurrent(3)));
    assertArrayEquals(
        new long[] {2, 3},
        new UnstackRows(1, 2).getOutputType(0, InputType.recurrent(2, 3)).getShape());
    ComputationGraph odd = both(DataType.FLOAT);
    INDArray targets = Nd4j.zeros(DataType.FLOAT, 5, 2, T);
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> odd.output(three, targets));
    assertTrue(e.getMessage().contains("5 rows"), e.getMessage());
  }
}
