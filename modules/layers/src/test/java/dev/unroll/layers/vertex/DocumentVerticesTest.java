package dev.unroll.layers.vertex;

import static dev.unroll.layers.vertex.DocumentGraphs.LENGTHS;
import static dev.unroll.layers.vertex.DocumentGraphs.T;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.layers.FiniteDifference;
import dev.unroll.layers.step.TimeMajor;
import java.util.Arrays;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Rows of sentences as steps of documents, and back. */
class DocumentVerticesTest {
  private static final int S = 3;
  private static final float NAN = Float.NaN;

  @Test
  void gradientIsThatOfFiniteDifferences() {
    ComputationGraph graph = DocumentGraphs.graph(DataType.DOUBLE);
    MultiDataSet data = DocumentGraphs.data(DataType.DOUBLE, LENGTHS, S, T);
    INDArray gradient = PictureGraphs.gradient(graph, data);
    assertTrue(gradient.norm2Number().doubleValue() > 0.5);
    FiniteDifference.assertDirections(graph, () -> graph.score(data, true), 1e-6);
  }

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"DOUBLE", "FLOAT"})
  void paddingOfEitherKindChangesNothing(DataType type) {
    ComputationGraph graph = DocumentGraphs.graph(type);
    double exact = type == DataType.DOUBLE ? 1e-10 : 1e-5;
    INDArray together =
        PictureGraphs.gradient(graph, DocumentGraphs.data(type, LENGTHS, S + 2, T + 1));
    double score = graph.score();
    double sum = 0;
    INDArray alone = Nd4j.zerosLike(together);
    for (int[] document : LENGTHS) {
      int longest = Arrays.stream(document).max().getAsInt();
      MultiDataSet one =
          DocumentGraphs.data(type, new int[][] {document}, document.length, longest);
      alone.addi(PictureGraphs.gradient(graph, one));
      sum += graph.score();
    }
    assertEquals(sum, score, 10 * exact);
    assertEquals(0, alone.distance2(together), exact);
  }

  private static ComputationGraph graph(GraphVertex vertex, String... inputs) {
    ComputationGraph graph =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .graphBuilder()
                .addInputs(inputs)
                .addVertex("y", vertex, inputs)
                .setOutputs("y")
                .build());
    graph.init();
    return graph;
  }

  @Test
  void rowsBecomeStepsAndTheMaskOfTheOutlineTellsWhichCount() {
    ComputationGraph graph = graph(new RowsToSteps(), "rows", "outline");
    INDArray rows =
        Nd4j.createFromArray(new float[][] {{1, 2}, {3, 4}, {5, 6}, {7, 8}, {9, NAN}, {NAN, 9}});
    INDArray outline = Nd4j.create(DataType.FLOAT, 2, 4, 3);
    INDArray mask = Nd4j.createFromArray(new float[][] {{1, 1, 1}, {1, 0, 0}});
    INDArray[] inputs = {rows, outline};
    INDArray y = graph.output(false, inputs, new INDArray[] {null, mask})[0];
    INDArray expected =
        Nd4j.createFromArray(new float[][][] {{{1, 3, 5}, {2, 4, 6}}, {{7, 0, 0}, {8, 0, 0}}});
    assertEquals(expected, y.dup('c'));
    assertTrue(TimeMajor.isContiguous(TimeMajor.view(y)));
    INDArray[] whole = {Nd4j.ones(DataType.FLOAT, 6, 2), outline};
    assertEquals(Nd4j.ones(DataType.FLOAT, 2, 2, 3), graph.output(whole)[0].dup('c'));
    INDArray[] few = {Nd4j.ones(DataType.FLOAT, 5, 2), outline};
    assertThrows(IllegalArgumentException.class, () -> graph.output(few));
    INDArray[] wrong = {null, mask.reshape(3, 2)};
    assertThrows(IllegalArgumentException.class, () -> graph.output(false, inputs, wrong));
  }

  @Test
  void stepsBecomeRowsWithoutAMask() {
    ComputationGraph graph = graph(new StepsToRows(), "steps");
    INDArray steps =
        Nd4j.createFromArray(
            new float[][][] {{{1, 3, 5}, {2, 4, 6}}, {{7, NAN, NAN}, {8, NAN, 1}}});
    INDArray mask = Nd4j.createFromArray(new float[][] {{1, 1, 1}, {1, 0, 0}});
    INDArray[] masks = {mask};
    INDArray expected =
        Nd4j.createFromArray(new float[][] {{1, 2}, {3, 4}, {5, 6}, {7, 8}, {0, 0}, {0, 0}});
    assertEquals(expected, graph.output(false, new INDArray[] {steps}, masks)[0]);
    assertEquals(null, graph.getVertex("y").feedForwardMaskArrays(masks, null, 2).getFirst());
  }

  @Test
  void shiftedStepsBeginWithZerosAndEndWithAll() {
    ComputationGraph graph = graph(new ShiftedSteps(), "steps");
    INDArray steps = Nd4j.createFromArray(new float[][][] {{{1, 3}, {2, 4}}, {{5, NAN}, {6, NAN}}});
    INDArray[] masks = {Nd4j.createFromArray(new float[][] {{1, 1}, {1, 0}})};
    INDArray expected =
        Nd4j.createFromArray(new float[][][] {{{0, 1, 3}, {0, 2, 4}}, {{0, 5, 0}, {0, 6, 0}}});
    INDArray y = graph.output(false, new INDArray[] {steps}, masks)[0];
    assertEquals(expected, y.dup('c'));
    assertTrue(TimeMajor.isContiguous(TimeMajor.view(y)));
    assertEquals(
        Nd4j.createFromArray(new float[][] {{1, 1, 1}, {1, 1, 0}}),
        graph.getVertex("y").feedForwardMaskArrays(masks, null, 2).getFirst());
  }

  @Test
  void noStepReadsWhatItIsToSay() {
    ComputationGraph graph = DocumentGraphs.graph(DataType.DOUBLE);
    MultiDataSet data = DocumentGraphs.data(DataType.DOUBLE, LENGTHS, S, T);
    INDArray before = said(graph, data);
    // The second sentence of the second document.
    data.getFeatures(0).putScalar(S + 1, 0, 0, 3);
    INDArray moved = said(graph, data).sub(before);
    for (int d = 0; d < LENGTHS.length; d++) {
      for (int s = 0; s <= LENGTHS[d].length; s++) {
        double change = Math.abs(moved.getDouble(d, 0, s));
        assertEquals(d == 1 && s >= 2, change > 1e-6, d + ", " + s + ": " + change);
      }
    }
  }

  private static INDArray said(ComputationGraph graph, MultiDataSet data) {
    graph.setLayerMaskArrays(data.getFeaturesMaskArrays(), data.getLabelsMaskArrays());
    Map<String, INDArray> all = graph.feedForward(data.getFeatures(), false, true);
    return all.get("said").dup('c');
  }

  @Test
  void otherTypesAreRefused() {
    InputType sequence = InputType.recurrent(2, 7);
    InputType vector = InputType.feedForward(5);
    assertEquals(InputType.recurrent(5, 7), new RowsToSteps().getOutputType(0, vector, sequence));
    assertEquals(InputType.feedForward(2), new StepsToRows().getOutputType(0, sequence));
    assertEquals(InputType.recurrent(2, 8), new ShiftedSteps().getOutputType(0, sequence));
    assertThrows(
        IllegalArgumentException.class, () -> new RowsToSteps().getOutputType(0, sequence, vector));
    for (GraphVertex vertex : new GraphVertex[] {new StepsToRows(), new ShiftedSteps()}) {
      assertThrows(IllegalArgumentException.class, () -> vertex.getOutputType(0, vector));
    }
  }
}
