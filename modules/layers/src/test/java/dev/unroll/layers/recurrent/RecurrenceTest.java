package dev.unroll.layers.recurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.layers.kernel.Team;
import dev.unroll.layers.recurrent.Recurrence.Upstream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Every cell, plain against finite differences and fast against plain, over random sizes, masks
 * with holes, states, directions and backward lengths.
 */
class RecurrenceTest {
  static Stream<Cell> cells() {
    return Stream.of(
        new Elman(),
        new Elman(Elman.Curve.RELU),
        new Elman(Elman.Curve.IDENTITY),
        new Elman(Elman.Curve.SIGMOID),
        new Lstm(),
        new Lstm(0.5, true, false),
        new Lstm(1, false, true),
        new Lstm(1, true, true),
        new Gru(),
        new ChoGru());
  }

  /** One random problem in double, of which the fast path gets a copy in float. */
  private static final class Problem {
    private final Random random;
    private final Cell cell;
    private final int rows;
    private final int features;
    private final int hidden;
    private final int steps;
    private final boolean reversed;
    private final boolean masked;
    private final boolean carried;
    private final boolean dropped;
    private final int backwardSteps;
    private final List<INDArray> arrays = new ArrayList<>();

    Problem(Cell cell, long seed) {
      this.random = new Random(seed);
      this.cell = cell;
      rows = size(1, 2, 3, 7);
      features = size(1, 2, 5);
      hidden = size(1, 3, 8);
      steps = size(1, 2, 5);
      reversed = random.nextBoolean();
      masked = random.nextBoolean();
      carried = random.nextBoolean();
      dropped = random.nextBoolean();
      backwardSteps = random.nextBoolean() ? Integer.MAX_VALUE : 1 + random.nextInt(steps);
      int states = cell.states().size();
      arrays.add(gaussian('f', features, cell.inputLanes() * hidden));
      arrays.add(gaussian('f', hidden, cell.recurrentLanes() * hidden));
      arrays.add(gaussian('c', 1, cell.lanes() * hidden));
      for (int i = 0; i < cell.extras(); i++) {
        arrays.add(gaussian('c', 1, hidden));
      }
      arrays.add(gaussian('c', rows, features, steps));
      for (int i = 0; i < states; i++) {
        arrays.add(gaussian('c', rows, hidden));
      }
      arrays.add(gaussian('c', rows, hidden, steps));
      for (int i = 0; i < states; i++) {
        arrays.add(gaussian('c', rows, hidden));
      }
      arrays.add(gaussian('c', rows, hidden));
      arrays.add(gaussian('c', rows, steps).gt(-0.5).castTo(DataType.DOUBLE));
    }

    private int size(int... choices) {
      return choices[random.nextInt(choices.length)];
    }

    private INDArray gaussian(char order, int... sizes) {
      long[] shape = java.util.Arrays.stream(sizes).asLongStream().toArray();
      INDArray array = Nd4j.create(DataType.DOUBLE, shape, order);
      for (int i = 0; i < array.length(); i++) {
        array.putScalar(i, 0.7 * random.nextGaussian());
      }
      return array;
    }

    int input() {
      return 3 + cell.extras();
    }

    int state(int index) {
      return input() + 1 + index;
    }

    int outputGradient() {
      return state(cell.states().size());
    }

    /** Parameters, input and state: what the gradient is taken for. */
    int inputs() {
      return carried ? outputGradient() : outputGradient() - cell.states().size();
    }

    Result run(Recurrence recurrence, DataType type) {
      List<INDArray> typed =
          arrays.stream().map(array -> array.castTo(type).dup(array.ordering())).toList();
      Weights weights =
          new Weights(typed.get(0), typed.get(1), typed.get(2), typed.subList(3, input()));
      Segment segment = new Segment(typed.get(input()), reversed);
      if (carried) {
        segment.initial(typed.subList(state(0), outputGradient()));
      }
      if (masked) {
        segment.mask(typed.get(typed.size() - 1));
      }
      if (dropped) {
        segment.hiddenMask(typed.get(typed.size() - 2));
      }
      INDArray output = timeMajor(type, hidden);
      List<INDArray> last = recurrence.forward(segment, weights, output, 0, true);
      List<INDArray> lastGradient =
          typed.subList(outputGradient() + 1, outputGradient() + 1 + last.size());
      INDArray above = timeMajor(type, hidden).assign(typed.get(outputGradient()));
      Weights gradients =
          new Weights(
              typed.get(0).dup('f'),
              typed.get(1).dup('f'),
              typed.get(2).dup(),
              weights.extras().stream().map(INDArray::dup).toList());
      INDArray below = timeMajor(type, features).assign(7);
      List<INDArray> first =
          recurrence.backward(
              new Upstream(above, 0, lastGradient, backwardSteps), gradients, below, false);
      double loss = output.mul(above).sumNumber().doubleValue();
      for (int s = 0; s < last.size(); s++) {
        loss += last.get(s).mul(lastGradient.get(s)).sumNumber().doubleValue();
      }
      List<INDArray> all = new ArrayList<>();
      all.addAll(List.of(gradients.input(), gradients.recurrent(), gradients.bias()));
      all.addAll(gradients.extras());
      all.add(below);
      all.addAll(first);
      return new Result(loss, output, last, all);
    }

    private INDArray timeMajor(DataType type, int width) {
      return Nd4j.create(type, new long[] {steps, rows, width}, 'c').permute(1, 2, 0);
    }

    @Override
    public String toString() {
      return String.format(
          "%s N %d F %d H %d T %d reversed %s masked %s carried %s dropped %s back %d",
          cell, rows, features, hidden, steps, reversed, masked, carried, dropped, backwardSteps);
    }
  }

  private record Result(
      double loss, INDArray output, List<INDArray> last, List<INDArray> gradients) {}

  @ParameterizedTest
  @MethodSource("cells")
  void plainGradientsAgreeWithFiniteDifferences(Cell cell) {
    long seed = System.nanoTime();
    for (int trial = 0; trial < 6; trial++) {
      Problem problem = new Problem(cell, seed + trial);
      if (problem.backwardSteps < problem.steps) {
        continue; // a shortened gradient is not the derivative of anything
      }
      Recurrence plain = new ReferenceRecurrence(cell);
      Result result = problem.run(plain, DataType.DOUBLE);
      for (int a = 0; a < problem.inputs(); a++) {
        INDArray values = problem.arrays.get(a);
        INDArray gradient = result.gradients.get(a).dup(values.ordering());
        for (int i = 0; i < values.length(); i += 1 + (int) values.length() / 12) {
          double kept = values.data().getDouble(i);
          values.data().put(i, kept + 1e-6);
          double above = problem.run(plain, DataType.DOUBLE).loss;
          values.data().put(i, kept - 1e-6);
          double below = problem.run(plain, DataType.DOUBLE).loss;
          values.data().put(i, kept);
          double expected = (above - below) / 2e-6;
          assertEquals(
              expected,
              gradient.data().getDouble(i),
              1e-6 * (1 + Math.abs(expected)),
              problem + " seed " + (seed + trial) + " array " + a + " element " + i);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cells")
  void fastAgreesWithPlain(Cell cell) {
    long seed = System.nanoTime();
    Recurrence fast = new FastRecurrence(cell, new Team(2));
    IntStream.range(0, 40)
        .forEach(
            trial -> {
              Problem problem = new Problem(cell, seed + trial);
              Result expected = problem.run(new ReferenceRecurrence(cell), DataType.DOUBLE);
              Result result = problem.run(fast, DataType.FLOAT);
              String where = problem + " seed " + (seed + trial);
              assertClose(expected.output, result.output, where + " output");
              for (int s = 0; s < expected.last.size(); s++) {
                assertClose(expected.last.get(s), result.last.get(s), where + " state " + s);
              }
              for (int a = 0; a < expected.gradients.size(); a++) {
                assertClose(
                    expected.gradients.get(a), result.gradients.get(a), where + " array " + a);
              }
            });
  }

  private static void assertClose(INDArray expected, INDArray actual, String what) {
    INDArray difference = actual.castTo(DataType.DOUBLE).sub(expected);
    double error = difference.norm2Number().doubleValue();
    double size = expected.norm2Number().doubleValue();
    assertTrue(error <= 1e-5 * (size + 0.1), what + ": error " + error + " of " + size);
  }
}
