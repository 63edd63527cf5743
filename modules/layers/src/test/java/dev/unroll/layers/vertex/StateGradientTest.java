package dev.unroll.layers.vertex;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.layers.recurrent.Cell;
import dev.unroll.layers.recurrent.CellName;
import dev.unroll.layers.recurrent.Clockwork;
import dev.unroll.layers.recurrent.Lstm;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.learning.config.Sgd;

/** Gradients through first and last states of whole networks. */
class StateGradientTest {
  private static final double STEP = 1e-5;

  private final Random random = new Random(7);
  private final MultiDataSet data = Translator.data(random);

  static Stream<Cell> cells() {
    return Stream.concat(
        Arrays.stream(CellName.values()).map(CellName::cell), Stream.of(new Lstm(1, true, true)));
  }

  private static NeuralNetConfiguration.Builder network(DataType type) {
    return new NeuralNetConfiguration.Builder()
        .dataType(type)
        .updater(new Sgd(1))
        .miniBatch(false)
        .biasInit(0.1);
  }

  @ParameterizedTest
  @MethodSource("cells")
  void gradientOfTheWholeNetworkIsThatOfFiniteDifferences(Cell cell) {
    ComputationGraph graph = Translator.graph(network(DataType.DOUBLE), cell);
    check(graph, cell, () -> graph.score(data, true));
  }

  /** Along a random direction for each parameter array. */
  private void check(ComputationGraph graph, Cell cell, DoubleSupplier score) {
    // Larger than the first weights, so that the states matter.
    graph.params().muli(1.5);
    Translator.compute(graph, data);
    Map<String, INDArray> slopes = new HashMap<>();
    graph.gradient().gradientForVariable().forEach((name, slope) -> slopes.put(name, slope.dup()));
    for (Map.Entry<String, INDArray> gradient : slopes.entrySet()) {
      INDArray parameter = graph.paramTable().get(gradient.getKey());
      INDArray slope = gradient.getValue().reshape(parameter.shape());
      INDArray kept = parameter.dup();
      INDArray direction = Translator.normal(random, parameter.shape());
      parameter.addi(direction.mul(STEP));
      double above = score.getAsDouble();
      parameter.assign(kept).subi(direction.mul(STEP));
      double below = score.getAsDouble();
      parameter.assign(kept);
      double expected = (above - below) / (2 * STEP);
      double actual = slope.mul(direction).sumNumber().doubleValue();
      assertEquals(expected, actual, 1e-7 * (1 + Math.abs(expected)), gradient.getKey());
      boolean counts = cell instanceof Clockwork && gradient.getKey().contains(Cell.MEMORY);
      boolean steep = slope.amaxNumber().doubleValue() > 1e-7;
      assertEquals(!counts, steep, gradient.getKey() + " has a gradient");
    }
  }

  @ParameterizedTest
  @MethodSource("cells")
  void floatsAgreeWithDoubles(Cell cell) {
    ComputationGraph exact = Translator.graph(network(DataType.DOUBLE), cell);
    ComputationGraph fast = Translator.graph(network(DataType.FLOAT), cell);
    fast.params().assign(exact.params().castTo(DataType.FLOAT));
    INDArray expected = Translator.gradient(exact, data);
    INDArray actual =
        Translator.gradient(fast, Translator.cast(data, DataType.FLOAT)).castTo(DataType.DOUBLE);
    assertEquals(exact.score(), fast.score(), 1e-5 * exact.score());
    assertEquals(0, actual.distance2(expected) / expected.norm2Number().doubleValue(), 1e-5);
  }

  @Test
  void carryingGraphCarriesItsLayersAndLeavesTheVerticesToTheirInputs() {
    CarryingGraph graph =
        new CarryingGraph(
            Translator.builder(network(DataType.DOUBLE), new Lstm())
                .backpropType(BackpropType.TruncatedBPTT)
                .tBPTTLength(Translator.S)
                .build());
    graph.init();
    Translator.compute(graph, data);
    graph.advance();
    var carry = graph.carry();
    assertEquals(Set.of("below"), carry.keySet());
    check(
        graph,
        new Lstm(),
        () -> {
          graph.carry(carry);
          Translator.compute(graph, data);
          return graph.score();
        });
  }
}
