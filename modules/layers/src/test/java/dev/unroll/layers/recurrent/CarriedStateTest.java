package dev.unroll.layers.recurrent;

import static dev.unroll.layers.recurrent.PaddingTest.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** {@code rnnTimeStep} and truncated back-propagation in both kinds of network. */
class CarriedStateTest {
  private static final int N = 3;
  private static final int T = 7;

  /** Sigmoids and slow context; an input gate 1 − σ(1) that begins nearly shut. */
  private static final List<Cell> SLOW = List.of(new Scrn(), new Lstm(1, false, true));

  /** Of the cells that have names, and of one whose state that products read is not its output. */
  static Stream<Arguments> networks() {
    List<Cell> cells =
        Stream.concat(Stream.of(CellName.values()).map(CellName::cell), Stream.of(new Jordan(0.6)))
            .toList();
    return Stream.of(SmallNetwork.Kind.values())
        .flatMap(kind -> cells.stream().map(cell -> Arguments.of(kind, cell)));
  }

  private static Recurrent layer(Cell cell) {
    return new Recurrent.Builder(cell).nOut(5).build();
  }

  private static MultiLayerConfiguration stack(Cell cell) {
    return SmallNetwork.configuration(DataType.FLOAT, layer(cell), layer(cell));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void stepsInPiecesEqualTheWholeSequence(SmallNetwork.Kind kind, Cell cell) {
    SmallNetwork network = kind.make(stack(cell));
    INDArray features = SmallNetwork.whole(DataType.FLOAT, N, T, 1).getFeatures();
    INDArray whole = network.output(features, null);
    int[] ends = {0, 1, 2, 5, 6, T};
    for (int pass = 0; pass < 2; pass++) {
      network.clearState();
      for (int i = 1; i < ends.length; i++) {
        INDArray piece = SmallNetwork.steps(features, ends[i - 1], ends[i]);
        assertClose(SmallNetwork.steps(whole, ends[i - 1], ends[i]), network.step(piece));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void oneStepAsAMatrixIsAStep(SmallNetwork.Kind kind, Cell cell) {
    SmallNetwork network = kind.make(stack(cell));
    INDArray features = SmallNetwork.whole(DataType.FLOAT, N, T, 1).getFeatures();
    INDArray step = SmallNetwork.steps(features, 0, 1).dup('c');
    INDArray expected = network.step(step);
    network.clearState();
    assertClose(
        expected.reshape(N, SmallNetwork.CLASSES),
        network.step(step.reshape(N, SmallNetwork.FEATURES)));
  }

  @Test
  void stateCanBeTakenAwayAndPutBack() {
    MultiLayerNetwork network = new MultiLayerNetwork(stack(new Lstm()));
    network.init();
    INDArray features = SmallNetwork.whole(DataType.FLOAT, N, T, 2).getFeatures();
    INDArray step = SmallNetwork.steps(features, 0, 1).dup('c');
    INDArray first = network.rnnTimeStep(step).dup();
    Map<String, INDArray> low = network.rnnGetPreviousState(0);
    Map<String, INDArray> high = network.rnnGetPreviousState(1);
    assertEquals(java.util.Set.of(Cell.HIDDEN, Cell.MEMORY), low.keySet());
    INDArray second = network.rnnTimeStep(step).dup();
    assertNotEquals(first, second);
    network.rnnSetPreviousState(0, low);
    network.rnnSetPreviousState(1, high);
    assertEquals(second, network.rnnTimeStep(step));
    network.rnnClearPreviousState();
    assertTrue(network.rnnGetPreviousState(0).isEmpty());
    assertEquals(first, network.rnnTimeStep(step));
  }

  @Test
  void anotherNumberOfRowsNeedsAnotherState() {
    SmallNetwork network = SmallNetwork.Kind.LAYERS.make(stack(new Gru()));
    network.step(SmallNetwork.whole(DataType.FLOAT, N, 1, 3).getFeatures());
    INDArray more = SmallNetwork.whole(DataType.FLOAT, N + 1, 1, 3).getFeatures();
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> network.step(more));
    assertTrue(error.getMessage().contains("clear or set the state"), error.getMessage());
  }

  @ParameterizedTest
  @MethodSource("networks")
  void outputsAndTrainingDoNotTouchTheStateOfSteps(SmallNetwork.Kind kind, Cell cell) {
    SmallNetwork network = kind.make(stack(cell));
    DataSet data = SmallNetwork.ragged(DataType.FLOAT, N + 2, T, 4);
    INDArray features = SmallNetwork.whole(DataType.FLOAT, N, T, 1).getFeatures();
    INDArray whole = network.output(features, null);
    network.step(SmallNetwork.steps(features, 0, 3));
    network.output(data.getFeatures(), data.getFeaturesMaskArray());
    network.score(data);
    assertClose(SmallNetwork.steps(whole, 3, T), network.step(SmallNetwork.steps(features, 3, T)));
  }

  /** With one segment as long as the sequences, truncation truncates nothing. */
  @ParameterizedTest
  @MethodSource("networks")
  void oneLongSegmentTrainsLikeWholeSequences(SmallNetwork.Kind kind, Cell cell) {
    SmallNetwork whole = kind.make(stack(cell));
    SmallNetwork segment = kind.make(SmallNetwork.truncated(T, T, layer(cell), layer(cell)));
    DataSet data = SmallNetwork.ragged(DataType.FLOAT, N, T, 5);
    for (int i = 0; i < 5; i++) {
      whole.fit(data.copy());
      segment.fit(data.copy());
    }
    assertClose(whole.model().params(), segment.model().params());
  }

  /** Different lengths of segment and gradient, a short last segment, and masks. */
  @ParameterizedTest
  @MethodSource("networks")
  void truncatedTrainingLowersTheLoss(SmallNetwork.Kind kind, Cell cell) {
    // A layer of sigmoids hands down a quarter of a gradient at most, and here are two.
    int updates = cell instanceof Jordan ? 40 : SLOW.contains(cell) ? 60 : 30;
    for (int backward : new int[] {3, 1}) {
      SmallNetwork network =
          kind.make(SmallNetwork.truncated(3, backward, layer(cell), layer(cell)));
      DataSet data = SmallNetwork.ragged(DataType.FLOAT, N, T, 6);
      double before = network.score(data);
      for (int i = 0; i < updates; i++) {
        network.fit(data.copy());
      }
      double after = network.score(data);
      assertTrue(after < 0.8 * before, backward + ": " + before + " to " + after);
    }
  }

  @Test
  void stepsNeedTheForwardDirection() {
    SmallNetwork network =
        SmallNetwork.Kind.LAYERS.make(
            SmallNetwork.configuration(
                DataType.FLOAT,
                new Recurrent.Builder(new Gru())
                    .nOut(2)
                    .direction(Recurrent.Direction.BOTH)
                    .build()));
    INDArray features = SmallNetwork.whole(DataType.FLOAT, N, 1, 3).getFeatures();
    UnsupportedOperationException error =
        assertThrows(UnsupportedOperationException.class, () -> network.step(features));
    assertTrue(error.getMessage().contains("needs direction FORWARD"), error.getMessage());
  }
}
