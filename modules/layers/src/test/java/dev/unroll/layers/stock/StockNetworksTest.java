package dev.unroll.layers.stock;

import static dev.unroll.layers.stock.Subject.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** Accelerated networks against the stock ones from which they were made. */
class StockNetworksTest {
  private static final double TOLERANCE = 1e-5;

  static Stream<Arguments> examples() {
    return Arrays.stream(StockExample.Kind.values())
        .flatMap(kind -> IntStream.range(0, 2).mapToObj(seed -> Arguments.of(kind, seed)));
  }

  static Stream<Arguments> forward() {
    return examples().filter(example -> ((StockExample.Kind) example.get()[0]).isForward());
  }

  /** After some updates, from a file; every other one as a graph. */
  private static Subject trained(StockExample example, int seed) {
    MultiLayerNetwork network = example.network();
    for (int i = 0; i < 3; i++) {
      network.fit(example.data());
    }
    return new Subject(seed % 2 == 0 ? network : network.toComputationGraph()).reloaded();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void outputScoreAndGradientStay(StockExample.Kind kind, int seed) {
    StockExample example = new StockExample(kind, seed);
    Subject stock = trained(example, seed);
    Subject fast = stock.accelerated();
    DataSet data = example.data();

    assertEquals(example.layers(), stock.plan().replaced().size());
    assertEquals(Map.of(), stock.plan().kept());
    assertClose(stock.output(data), fast.output(data), TOLERANCE, "output");
    INDArray expected = stock.gradient(data);
    INDArray actual = fast.gradient(data);
    if (!kind.name().contains("GRAVES")) { // whose parameters stand in another order
      assertClose(expected, actual, TOLERANCE, "gradient");
    }
    assertEquals(expected.norm2Number().doubleValue(), actual.norm2Number().doubleValue(), 1e-5);
    assertEquals(stock.model().score(), fast.model().score(), TOLERANCE);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void trainingGoesOnAsItWouldHave(StockExample.Kind kind, int seed) {
    StockExample example = new StockExample(kind, seed);
    Subject stock = trained(example, seed);
    Subject fast = stock.accelerated();
    for (int i = 0; i < 20; i++) {
      if (i == 10) {
        fast = fast.reloaded();
      }
      DataSet data = example.data();
      stock.fit(data);
      fast.fit(data);
    }
    DataSet data = example.data();
    assertClose(stock.output(data), fast.output(data), TOLERANCE, "output");
    assertEquals(
        stock.model().params().norm2Number().doubleValue(),
        fast.model().params().norm2Number().doubleValue(),
        1e-4);
  }

  @ParameterizedTest
  @MethodSource("forward")
  void stepByStepTheStateIsCarriedAlike(StockExample.Kind kind, int seed) {
    StockExample example = new StockExample(kind, seed);
    assumeTrue(example.canStep());
    Subject stock = trained(example, seed);
    Subject fast = stock.accelerated();
    for (int t = 0; t < 4; t++) {
      INDArray input = example.oneStep(3);
      assertClose(stock.next(input), fast.next(input), TOLERANCE, "step " + t);
    }
  }

  @ParameterizedTest
  @MethodSource("forward")
  void paddingAtTheEndIsNoMatterToEither(StockExample.Kind kind, int seed) {
    StockExample example = new StockExample(kind, seed);
    Subject stock = trained(example, seed);
    Subject fast = stock.accelerated();
    for (int i = 0; i < 20; i++) {
      DataSet data = example.padded();
      assertClose(
          example.counted(stock.output(data), data),
          example.counted(fast.output(data), data),
          TOLERANCE,
          "output before update " + i);
      stock.fit(data);
      fast.fit(data);
    }
  }

  @ParameterizedTest
  @EnumSource(StockExample.Kind.class)
  void theOriginalIsUntouched(StockExample.Kind kind) {
    StockExample example = new StockExample(kind, 7);
    Subject stock = trained(example, 0);
    String configuration = stock.configuration();
    INDArray parameters = stock.model().params().dup();
    DataSet data = example.data();
    INDArray output = stock.output(data).dup();
    Subject reference = stock.reloaded();

    Subject fast = stock.accelerated();
    fast.fit(data);
    stock.plan();

    assertNotEquals(parameters, fast.model().params());
    assertEquals(configuration, stock.configuration());
    assertEquals(parameters, stock.model().params());
    assertEquals(reference.updaterState(), stock.updaterState());
    assertEquals(output, stock.output(data));
  }
}
