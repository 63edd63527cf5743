package dev.unroll.layers.recurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.layers.kernel.Team;
import dev.unroll.layers.recurrent.LstmVariant.Part;
import dev.unroll.layers.recurrent.RandomProblem.Form;
import dev.unroll.layers.recurrent.RandomProblem.Result;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Every cell, plain against finite differences and fast against plain, over random sizes, masks
 * with holes, states, directions, hidden masks and backward lengths.
 */
class RecurrenceTest {
  private static final Team TEAM = new Team(2);

  static Stream<Cell> cells() {
    return Stream.of(
        new Elman(),
        new Elman(Elman.Curve.RELU),
        new Elman(Elman.Curve.IDENTITY),
        new Elman(Elman.Curve.SIGMOID),
        new Jordan(),
        new Jordan(0.6),
        new Lstm(),
        new Lstm(0.5, true, false),
        new Lstm(1, false, true),
        new Lstm(1, true, true),
        new Gru(),
        new ChoGru(),
        new LstmVariant(Part.INPUT_GATE),
        new LstmVariant(Part.INPUT_GATE, 1, true),
        new LstmVariant(Part.FORGET_GATE),
        new LstmVariant(Part.FORGET_GATE, 1, true),
        new LstmVariant(Part.OUTPUT_GATE),
        new LstmVariant(Part.OUTPUT_GATE, 1, true),
        new LstmVariant(Part.INPUT_CURVE),
        new LstmVariant(Part.INPUT_CURVE, 0.5, true),
        new LstmVariant(Part.OUTPUT_CURVE),
        new LstmVariant(Part.OUTPUT_CURVE, 1, true),
        new Irnn(),
        new Clockwork(),
        new Clockwork(List.of(1, 3)),
        new Scrn(),
        new Scrn(0.6, 0.5));
  }

  /** Along random directions; a shortened gradient is not the derivative of anything. */
  @ParameterizedTest
  @MethodSource("cells")
  void plainGradientsAgreeWithFiniteDifferences(Cell cell) {
    checkGradients(cell, false, 1e-7);
  }

  @ParameterizedTest
  @MethodSource("cells")
  void gradientsWithLayerNormalisationAgreeWithFiniteDifferences(Cell cell) {
    checkGradients(cell, true, 1e-5); // steep near zero, where ε rules
  }

  private static void checkGradients(Cell cell, boolean normalised, double tolerance) {
    long seed = System.nanoTime();
    for (Form form : Form.PAIRS) {
      if (!form.shortened()) {
        RandomProblem problem = new RandomProblem(cell, form, normalised, seed);
        Result result = problem.run(new ReferenceRecurrence(cell), DataType.DOUBLE);
        List<INDArray> variables = problem.variables();
        for (int a = 0; a < variables.size(); a++) {
          INDArray direction = problem.direction(variables.get(a));
          double expected = problem.slope(variables.get(a), direction);
          double actual = result.gradients().get(a).mul(direction).sumNumber().doubleValue();
          String where = problem + " seed " + seed + " variable " + a;
          assertEquals(expected, actual, tolerance * (1 + Math.abs(expected)), where);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cells")
  void fastAgreesWithPlain(Cell cell) {
    long seed = System.nanoTime();
    Recurrence fast = new FastRecurrence(cell, TEAM);
    for (Form form : Form.PAIRS) {
      RandomProblem problem = new RandomProblem(cell, form, false, seed);
      Result expected = problem.run(new ReferenceRecurrence(cell), DataType.DOUBLE);
      Result result = problem.run(fast, DataType.FLOAT);
      String where = problem + " seed " + seed;
      assertClose(expected.output(), result.output(), where + " output");
      for (int s = 0; s < expected.last().size(); s++) {
        assertClose(expected.last().get(s), result.last().get(s), where + " state " + s);
      }
      for (int a = 0; a < expected.gradients().size(); a++) {
        String gradient = where + " gradient " + a;
        assertClose(expected.gradients().get(a), result.gradients().get(a), gradient);
      }
    }
  }

  private static void assertClose(INDArray expected, INDArray actual, String what) {
    INDArray difference = actual.castTo(DataType.DOUBLE).sub(expected);
    double error = difference.norm2Number().doubleValue();
    double size = expected.norm2Number().doubleValue();
    assertTrue(error <= 1e-5 * (size + 0.1), what + ": error " + error + " of " + size);
  }
}
