package dev.unroll.layers.recurrent;

import static dev.unroll.layers.recurrent.PaddingTest.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.unroll.layers.recurrent.Recurrent.Direction;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What the clock does; the equations are held by SlowCellTest and RecurrenceTest. */
class ClockworkTest {
  private static final int H = 8;
  private static final int T = 20;

  private static MultiLayerNetwork network(DataType type, Direction direction) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            SmallNetwork.configuration(
                type, new Recurrent.Builder(new Clockwork()).direction(direction).nOut(H).build()));
    network.init();
    return network;
  }

  private static INDArray features(DataType type) {
    return SmallNetwork.whole(type, 1, T, 3).getFeatures();
  }

  /** What the layer puts out [1, H, T]. */
  private static INDArray units(MultiLayerNetwork network, INDArray features) {
    return network.feedForward(features).get(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"FLOAT", "DOUBLE"})
  void unitsChangeAtTheTicksOfTheirClocksOnly(DataType type) {
    INDArray units = units(network(type, Direction.FORWARD), features(type));
    for (int t = 1; t < T; t++) {
      for (int j = 0; j < H; j++) {
        boolean changed = units.getDouble(0, j, t) != units.getDouble(0, j, t - 1);
        assertEquals(t % (1 << (j / 2)) == 0, changed, "unit " + j + " at " + t);
      }
    }
  }

  @Test
  void backwardsTheLastStepIsTheFirst() {
    INDArray units = units(network(DataType.FLOAT, Direction.BACKWARD), features(DataType.FLOAT));
    for (int n = 1; n < T; n++) {
      for (int j = 0; j < H; j++) {
        boolean changed = units.getDouble(0, j, T - 1 - n) != units.getDouble(0, j, T - n);
        assertEquals(n % (1 << (j / 2)) == 0, changed, "unit " + j + " after " + n);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"FLOAT", "DOUBLE"})
  void stepsThatAMaskLeavesOutAreNotCounted(DataType type) {
    MultiLayerNetwork network = network(type, Direction.FORWARD);
    INDArray features = features(type);
    INDArray holes = Nd4j.create(type, 1, SmallNetwork.FEATURES, 2L * T);
    INDArray mask = Nd4j.create(type, 1, 2L * T);
    for (int t = 0; t < T; t++) {
      int place = 2 * t + t % 2;
      mask.putScalar(0, place, 1);
      for (int f = 0; f < SmallNetwork.FEATURES; f++) {
        holes.putScalar(0, f, place, features.getDouble(0, f, t));
      }
    }
    INDArray expected = network.output(features);
    INDArray actual = network.output(holes, false, mask, mask);
    for (int t = 0; t < T; t++) {
      INDArray own = SmallNetwork.steps(actual, 2 * t + t % 2, 2 * t + t % 2 + 1);
      assertClose(SmallNetwork.steps(expected, t, t + 1), own);
    }
  }

  @Test
  void aStepperGoesOnForMoreThanTheSlowestPeriod() {
    MultiLayerNetwork network = network(DataType.FLOAT, Direction.FORWARD);
    Recurrent layer = (Recurrent) network.getLayer(0).conf().getLayer();
    INDArray features = features(DataType.FLOAT);
    INDArray units = units(network, features);
    Map<String, INDArray> parameters = network.getLayer(0).paramTable();
    parameters.get("RW").putScalar(0, H - 1, 9); // from a fast unit to a slow one
    CellStepper stepper = new CellStepper(layer, parameters, 1);
    for (int t = 0; t < T; t++) {
      float[] h = stepper.step(SmallNetwork.steps(features, t, t + 1).dup('c').data().asFloat());
      for (int j = 0; j < H; j++) {
        assertEquals(units.getDouble(0, j, t), h[j], 1e-6, "unit " + j + " at " + t);
      }
    }
  }

  /** As what a layer of a graph gives as a first state. */
  @ParameterizedTest
  @CsvSource({"0.9, 0", "-0.9, 0", "1, 1", "9.5, 1", "-1, 7"})
  void anyFirstStateIsReadAsACount(double clock, double count) {
    MultiLayerNetwork network = network(DataType.FLOAT, Direction.FORWARD);
    INDArray features = features(DataType.FLOAT);
    INDArray from = Nd4j.create(DataType.FLOAT, 1, H);
    INDArray zero = from.dup();
    network.rnnSetPreviousState(
        0, Map.of(Cell.HIDDEN, zero, Cell.MEMORY, from.putScalar(0, 0, clock)));
    INDArray given = network.rnnTimeStep(features).dup();
    network.rnnSetPreviousState(0, Map.of(Cell.HIDDEN, zero, Cell.MEMORY, zero.add(count)));
    assertEquals(given, network.rnnTimeStep(features));
    if (count > 0) {
      network.rnnClearPreviousState();
      assertNotEquals(given, network.rnnTimeStep(features));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "1,1", "2,1", "1,1048577", "1048573,1048575"})
  void periodsThatMakeNoClockAreRefused(String text) {
    List<Integer> periods =
        text.isEmpty()
            ? List.of()
            : java.util.Arrays.stream(text.split(",")).map(Integer::valueOf).toList();
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> new Clockwork(periods));
    assertEquals(true, error.getMessage().contains("periods"), error.getMessage());
  }
}
