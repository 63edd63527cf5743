package dev.unroll.layers.recurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import dev.unroll.layers.kernel.Team;
import dev.unroll.layers.recurrent.Recurrence.Upstream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Clockwork and structurally constrained networks against their papers' formulas under another
 * library's automatic differentiation, in one segment and in two with the state carried. What
 * stands in U where nothing is used must not matter.
 */
class SlowCellTest {
  private static final Team TEAM = new Team(2);

  static Stream<SlowCell> cases() throws IOException {
    return Stream.concat(
        ReferenceArrays.cases("clockwork.json.gz").stream().map(SlowCell::clockwork),
        ReferenceArrays.cases("scrn.json.gz").stream().map(SlowCell::scrn));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void plainInDoubleAgrees(SlowCell c) {
    check(c, ReferenceRecurrence::new, DataType.DOUBLE, 1e-9);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void fastInFloatAgrees(SlowCell c) {
    check(c, cell -> new FastRecurrence(cell, TEAM), DataType.FLOAT, 1e-5);
  }

  private static void check(
      SlowCell c, Function<Cell, Recurrence> maker, DataType type, double tolerance) {
    int steps = (int) c.input().size(2);
    check(c, List.of(0, steps), maker, type, tolerance);
    if (steps > 1) {
      check(c, List.of(0, (steps + 1) / 2, steps), maker, type, tolerance);
    }
  }

  private static void check(
      SlowCell c,
      List<Integer> ends,
      Function<Cell, Recurrence> maker,
      DataType type,
      double tolerance) {
    Weights weights = withRubbish(c, type);
    int hidden = (int) weights.recurrent().size(0);
    List<Recurrence> segments = new ArrayList<>();
    List<INDArray> state = c.first().stream().map(s -> s.castTo(type)).toList();
    for (int i = 1; i < ends.size(); i++) {
      Segment segment = new Segment(part(c.input(), ends, i).castTo(type), false);
      segment.initial(state, hidden);
      INDArray output = like(part(c.output(), ends, i), type);
      segments.add(maker.apply(c.cell()));
      state = segments.get(i - 1).forward(segment, weights, output, 0, true);
      assertClose(part(c.output(), ends, i), output, tolerance, "output");
    }
    List<INDArray> delta = List.of();
    Weights expected = c.gradients();
    INDArray w = expected.input().mul(0);
    INDArray u = expected.recurrent().mul(0);
    for (int i = segments.size(); i > 0; i--) {
      INDArray above = like(part(c.output(), ends, i), type).assign(part(c.above(), ends, i));
      INDArray below = like(part(c.input(), ends, i), type);
      Weights one = withRubbish(c, type);
      delta =
          segments
              .get(i - 1)
              .backward(new Upstream(above, 0, delta, Integer.MAX_VALUE), one, below, false);
      assertClose(part(c.inputGradient(), ends, i), below, tolerance, "input");
      w.addi(one.input().castTo(DataType.DOUBLE));
      u.addi(one.recurrent().castTo(DataType.DOUBLE));
      if (c.biased() && segments.size() == 1) {
        assertClose(expected.bias(), one.bias(), tolerance, "bias");
      }
    }
    assertClose(expected.input(), w, tolerance, "W");
    assertClose(expected.recurrent(), u, tolerance, "U");
    unused(c.cell(), u, (row, column) -> assertEquals(0, u.getDouble(row, column)));
    assertClose(c.firstGradient(), delta.get(0), tolerance, "first state");
  }

  private static Weights withRubbish(SlowCell c, DataType type) {
    Weights from = c.weights();
    INDArray u = from.recurrent().castTo(type).dup('f');
    unused(c.cell(), u, (row, column) -> u.putScalar(row, column, 5));
    return new Weights(
        from.input().castTo(type).dup('f'), u, from.bias().castTo(type).dup(), List.of());
  }

  private interface Place {
    void at(int row, int column);
  }

  private static void unused(Cell cell, INDArray u, Place place) {
    int hidden = u.rows();
    for (int row = 0; row < hidden; row++) {
      for (int column = 0; column < u.columns(); column++) {
        if (!cell.connects(hidden, row, column / hidden, column % hidden)) {
          place.at(row, column);
        }
      }
    }
  }

  private static INDArray part(INDArray sequence, List<Integer> ends, int index) {
    return sequence.get(all(), all(), interval(ends.get(index - 1), ends.get(index))).dup('c');
  }

  /** Zeros, of the layout that a layer has. */
  private static INDArray like(INDArray sequence, DataType type) {
    long[] sizes = {sequence.size(2), sequence.size(0), sequence.size(1)};
    return Nd4j.create(type, sizes, 'c').permute(1, 2, 0);
  }

  private static void assertClose(
      INDArray expected, INDArray actual, double tolerance, String what) {
    INDArray flat = actual.castTo(DataType.DOUBLE).dup('c').reshape('c', expected.shape());
    double error = flat.sub(expected).norm2Number().doubleValue();
    double size = expected.norm2Number().doubleValue();
    assertTrue(error <= tolerance * (size + 0.1), what + ": error " + error + " of " + size);
  }
}
