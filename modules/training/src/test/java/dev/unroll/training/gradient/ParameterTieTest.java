package dev.unroll.training.gradient;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.data.batch.TokenBatch;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.training.Batches;
import dev.unroll.training.TinyNetwork;
import dev.unroll.training.gradient.Optimiser.Kind;
import dev.unroll.training.schedule.Schedule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class ParameterTieTest {
  private static final ParameterTie TIE = new ParameterTie("embedding", "W", "output", "W");

  private final Rate rate = new Rate(new Schedule.Constant(1));

  @ParameterizedTest
  @EnumSource(names = {"FLOAT", "DOUBLE"})
  void theTwinStaysTheTransposedOwnerBitForBit(DataType type) {
    TinyNetwork network = TinyNetwork.of(type);
    Rate small = new Rate(new Schedule.Constant(0.01));
    CarryingGraph graph = network.graph(network.builder(new Optimiser(Kind.ADAMW, 0, 0.1), small));
    GraphStep step = step(graph, small);
    assertTied(graph);
    INDArray before = graph.getParam("embedding_W").dup();
    for (int i = 0; i < 5; i++) {
      network.fit(step, Batches.random(i, 2, 3, network.vocabulary()), i);
      assertTied(graph);
    }
    assertTrue(before.distance2(graph.getParam("embedding_W")) > 0.01);
  }

  @Test
  void theGradientIsThatOfTheTiedNetwork() {
    TinyNetwork network = TinyNetwork.of(DataType.DOUBLE);
    TokenBatch batch = Batches.masked(Batches.random(4, 2, 3, network.vocabulary()), 1);
    CarryingGraph graph = network.graph(network.builder());
    GraphStep step = step(graph, rate);
    INDArray owner = graph.getParam("embedding_W");
    double[] numeric = new double[(int) owner.length()];
    for (int i = 0; i < numeric.length; i++) {
      numeric[i] =
          (tied(network, graph, batch, i, 1e-6) - tied(network, graph, batch, i, -1e-6)) / 2e-6;
    }
    double[] before = columns(owner);
    graph.clearCarry();
    GradientNorms norms = network.fit(step, batch, 0).norms();
    double[] after = columns(owner);
    double squares = 0;
    for (int i = 0; i < numeric.length; i++) {
      assertEquals(numeric[i], before[i] - after[i], 1e-8, "element " + i);
      squares += numeric[i] * numeric[i];
    }
    assertEquals(Math.sqrt(squares), norms.layersBefore().get("embedding"), 1e-8);
  }

  @Test
  void namesAndShapesThatDoNotFitAreRefused() {
    TinyNetwork network = TinyNetwork.of(DataType.FLOAT);
    CarryingGraph graph = network.graph(network.builder());
    for (ParameterTie wrong :
        List.of(
            new ParameterTie("embeding", "W", "output", "W"),
            new ParameterTie("embedding", "W", "output", "V"),
            new ParameterTie("embedding", "W", "lstm", "W"))) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> step(graph, rate, wrong)).getMessage();
      assertTrue(message.contains("tie") || message.contains("parameter"), message);
    }
  }

  /** Mean loss of the tied network with one more number, by the owner in order 'f', moved. */
  private static double tied(
      TinyNetwork network, CarryingGraph graph, TokenBatch batch, int index, double by) {
    INDArray owner = graph.getParam("embedding_W");
    long row = index % owner.rows();
    long column = index / owner.rows();
    double kept = owner.getDouble(row, column);
    owner.putScalar(row, column, kept + by);
    TIE.copyToTwin(graph);
    graph.clearCarry();
    double loss = network.sum(graph, batch) / batch.tokens();
    owner.putScalar(row, column, kept);
    TIE.copyToTwin(graph);
    return loss;
  }

  /** The numbers of a matrix, column by column. */
  private static double[] columns(INDArray matrix) {
    double[] numbers = new double[(int) matrix.length()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = matrix.getDouble(i % matrix.rows(), i / matrix.rows());
    }
    return numbers;
  }

  private static void assertTied(CarryingGraph graph) {
    INDArray owner = graph.getParam("embedding_W").transpose().dup('c');
    INDArray twin = graph.getParam("output_W").dup('c');
    assertArrayEquals(owner.ravel().toDoubleVector(), twin.ravel().toDoubleVector(), 0.0);
  }

  private static GraphStep step(CarryingGraph graph, Rate rate) {
    return step(graph, rate, TIE);
  }

  private static GraphStep step(CarryingGraph graph, Rate rate, ParameterTie tie) {
    return new GraphStep(graph, GradientNormalisation.NONE, 1, List.of(tie), rate);
  }
}
