package dev.unroll.layers.output;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.unroll.layers.kernel.NativeKernels;
import dev.unroll.layers.step.StepValues;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The fast pass against the plain one, in double. */
class FusedPassTest {
  private final Random random = new Random(2);
  private final SoftmaxPass plain = new PlainPass();
  private final SoftmaxPass fused = new FusedPass();

  @BeforeAll
  static void onlyWhereOneDnnWorks() {
    assumeTrue(NativeKernels.available());
  }

  @ParameterizedTest
  @CsvSource({
    "1,1,1,1",
    "1,1,5,3",
    "3,7,5,1",
    "2,3,2,17",
    "5,13,33,129",
    "16,9,31,1024",
    "20,37,8,12500"
  })
  void lossesAndGradientsAreThoseOfThePlainPass(int n, int t, int h, int v) {
    check(n, t, h, new LabelLoss(v, 0, new double[0], 1), v, false);
    check(n, t, h, new LabelLoss(v, 0, new double[0], 1), v, true);
    check(n, t, h, new LabelLoss(v, 0.1, weights(v), 1.7), v, true);
    check(n, t, h, new LabelLoss(v, 0.3, new double[0], 1), v, false);
  }

  private void check(int n, int t, int h, LabelLoss loss, int v, boolean masked) {
    INDArray input = gaussian(t, n, h).permute(1, 2, 0);
    Projection weights = new Projection(gaussian(v, h), gaussian(v));
    StepValues labels = StepValues.constant("label", n, t, 0);
    StepValues mask = StepValues.constant("mask", n, t, 1);
    for (int i = 0; i < n * t; i++) {
      labels.values()[i] = random.nextInt(v);
      if (masked && random.nextBoolean()) {
        mask.values()[i] = random.nextBoolean() ? 0.5 : 0;
      }
      if (mask.values()[i] == 0) {
        labels.values()[i] = Double.NaN;
        input.putScalar(new int[] {i % n, random.nextInt(h), i / n}, Double.NaN);
      }
    }
    LabelRows expected = LabelRows.of(input.castTo(DataType.DOUBLE), labels, mask, v);
    LabelRows actual = LabelRows.of(input, labels, mask, v);
    boolean add = random.nextBoolean();
    OutputGradient exact = gradient(DataType.DOUBLE, expected, v, h, add);
    OutputGradient ours = gradient(DataType.FLOAT, actual, v, h, add);
    Projection doubles =
        new Projection(
            weights.table().castTo(DataType.DOUBLE), weights.bias().castTo(DataType.DOUBLE));
    double[] losses = plain.losses(expected, doubles, loss, exact);
    assertArrayEquals(losses, fused.losses(actual, weights, loss, ours), 3e-5);
    assertArrayEquals(losses, fused.losses(actual, weights, loss), 3e-5);
    assertClose(exact.x(), ours.x());
    assertClose(exact.weights().table(), ours.weights().table());
    assertClose(exact.weights().bias(), ours.weights().bias());
  }

  @Test
  void farApartLogitsGiveFiniteLosses() {
    INDArray x = Nd4j.createFromArray(new float[][] {{1}, {1}, {-1}});
    Projection weights =
        new Projection(
            Nd4j.createFromArray(new float[][] {{1000}, {-1000}, {0}}),
            Nd4j.createFromArray(new float[] {0, 5, 0}));
    LabelRows rows = new LabelRows(x, new int[] {0, 1, 2}, new double[] {1, 1, 1}, new int[0]);
    double[] losses = fused.losses(rows, weights, new LabelLoss(3, 0, new double[0], 1));
    assertArrayEquals(new double[] {0, 1995, 1005}, losses, 1e-3);
  }

  @ParameterizedTest
  @CsvSource({"1,5,3", "7,3,1", "70,65,300", "3,40,2048"})
  void outputIsThatOfThePlainPass(int rows, int h, int v) {
    INDArray x = gaussian(rows, h);
    Projection weights = new Projection(gaussian(v, h), gaussian(v));
    for (boolean probabilities : new boolean[] {false, true}) {
      INDArray expected = Nd4j.create(DataType.FLOAT, rows, v);
      INDArray actual = Nd4j.create(DataType.FLOAT, rows, v);
      plain.output(x, weights, 0.8, probabilities, expected);
      fused.output(x, weights, 0.8, probabilities, actual);
      assertClose(expected, actual);
    }
  }

  private OutputGradient gradient(DataType type, LabelRows rows, int v, int h, boolean add) {
    return new OutputGradient(
        Nd4j.valueArrayOf(new long[] {rows.size(), h}, 7, type),
        new Projection(
            Nd4j.valueArrayOf(new long[] {v, h}, 0.25, type),
            Nd4j.valueArrayOf(new long[] {v}, 7, type)),
        add);
  }

  private static void assertClose(INDArray expected, INDArray actual) {
    INDArray difference =
        expected.castTo(DataType.DOUBLE).sub(actual.castTo(DataType.DOUBLE)).reshape(-1);
    double scale = 1 + expected.amaxNumber().doubleValue();
    double most = difference.amaxNumber().doubleValue() / scale;
    assertTrue(most <= 1e-5, "differ by " + most);
  }

  private double[] weights(int v) {
    return random.doubles(v, 0, 2).toArray();
  }

  private INDArray gaussian(int... shape) {
    long[] sizes = java.util.Arrays.stream(shape).asLongStream().toArray();
    INDArray array = Nd4j.create(DataType.FLOAT, sizes, 'c');
    for (long i = 0; i < array.length(); i++) {
      array.data().put(i, (float) random.nextGaussian());
    }
    return array;
  }
}
