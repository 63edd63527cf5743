package dev.unroll.layers.recurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.layers.dropout.VariationalDropout;
import dev.unroll.layers.recurrent.Recurrent.Direction;
import java.util.Random;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/** Gradients through whole networks with masks, two directions, residuals and each dropout. */
class NetworkGradientTest {
  private static final int N = 3;

  static Stream<Arguments> networks() {
    return Stream.of(SmallNetwork.Kind.values())
        .flatMap(
            kind ->
                RecurrenceTest.cells()
                    .filter(cell -> kind == SmallNetwork.Kind.LAYERS || cell.equals(new Gru()))
                    .map(cell -> Arguments.of(kind, cell)));
  }

  private static SmallNetwork network(SmallNetwork.Kind kind, Cell cell, DataType type) {
    Layer[] layers = {
      new Recurrent.Builder(cell)
          .nOut(2)
          .direction(Direction.BOTH)
          .dropOut(new VariationalDropout(0.3, 3, "low"))
          .recurrentDropout(new RecurrentDropout(0.3, 0, 5, "low"))
          .build(),
      new Recurrent.Builder(cell)
          .nOut(4)
          .residual(true)
          .dropOut(new VariationalDropout(0.3, 3, "high"))
          .recurrentDropout(new RecurrentDropout(0.3, 0.3, 5, "high"))
          .build()
    };
    var builder = SmallNetwork.builder(type, new Sgd(0.1));
    SmallNetwork network = kind.make(SmallNetwork.configuration(builder, RNNFormat.NCW, layers));
    // Below 1e-10 the loss clips probabilities, and is then not what its gradient says.
    network.model().params().muli(0.4);
    return network;
  }

  @ParameterizedTest
  @MethodSource("networks")
  void gradientInDoubleIsTheDerivativeOfTheScore(SmallNetwork.Kind kind, Cell cell) {
    SmallNetwork network = network(kind, cell, DataType.DOUBLE);
    INDArray parameters = network.model().params();
    // Without bias a rectified unit whose inputs are all 0 stands where it has no derivative.
    parameters.addi(0.01);
    DataSet data = SmallNetwork.ragged(DataType.DOUBLE, N, 4, 1);
    network.score(data);
    INDArray gradient = network.gradient();
    Random random = new Random(2);
    for (int trial = 0; trial < 3; trial++) {
      INDArray direction = Nd4j.create(DataType.DOUBLE, parameters.shape());
      for (int i = 0; i < direction.length(); i++) {
        direction.putScalar(i, random.nextGaussian());
      }
      double step = 1e-6;
      parameters.addi(direction.mul(step));
      double above = network.score(data);
      parameters.subi(direction.mul(2 * step));
      double below = network.score(data);
      parameters.addi(direction.mul(step));
      double expected = (above - below) / (2 * step);
      double actual = gradient.mul(direction).sumNumber().doubleValue() / N;
      assertEquals(expected, actual, 1e-6 * (1 + Math.abs(expected)));
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void gradientInFloatIsThatInDouble(SmallNetwork.Kind kind, Cell cell) {
    SmallNetwork exact = network(kind, cell, DataType.DOUBLE);
    SmallNetwork fast = network(kind, cell, DataType.FLOAT);
    exact.model().setParams(fast.model().params().castTo(DataType.DOUBLE));
    double expected = exact.score(SmallNetwork.ragged(DataType.DOUBLE, N, 4, 1));
    for (int i = 0; i < 2; i++) {
      assertEquals(
          expected, fast.score(SmallNetwork.ragged(DataType.FLOAT, N, 4, 1)), 1e-5 * expected);
      PaddingTest.assertClose(exact.gradient(), fast.gradient().castTo(DataType.DOUBLE));
    }
  }
}
