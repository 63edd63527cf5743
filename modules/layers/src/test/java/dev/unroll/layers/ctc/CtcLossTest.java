package dev.unroll.layers.ctc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.layers.kernel.Team;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

class CtcLossTest {
  private static final double[] ONE = {1};

  private final Random random = new Random(11);

  @ParameterizedTest
  @CsvSource({"1, 2, 0", "4, 3, 0", "5, 3, 2", "6, 4, 1", "7, 3, 1"})
  void lossAndGradientAreThoseOfAllPaths(int frames, int symbols, int blank) {
    double[] logits = normal(frames * symbols, 2);
    double[][] byFrame =
        IntStream.range(0, frames)
            .mapToObj(t -> Arrays.copyOfRange(logits, t * symbols, (t + 1) * symbols))
            .toArray(double[][]::new);
    AllPaths paths = new AllPaths(byFrame, blank);
    for (int length = 0; length <= frames; length++) {
      int[] labels = labels(length, symbols, blank);
      double expected = paths.loss(Arrays.stream(labels).boxed().toList());
      double[] gradient = new double[logits.length];
      assertEquals(expected, loss(logits, symbols, blank, labels, gradient), 1e-10 * frames);
      for (int i = 0; i < gradient.length; i++) {
        double of = Double.isFinite(expected) ? paths.gradient(i / symbols, i % symbols) : 0;
        assertEquals(of, gradient[i], 1e-10);
      }
    }
  }

  @Test
  void gradientIsTheFiniteDifference() {
    int symbols = 6;
    double[] logits = normal(12 * symbols, 1.5);
    int[] labels = {2, 2, 5, 1, 5};
    double[] gradient = new double[logits.length];
    loss(logits, symbols, 0, labels, gradient);
    double step = 1e-5;
    for (int i = 0; i < logits.length; i++) {
      double kept = logits[i];
      logits[i] = kept + step;
      double above = loss(logits, symbols, 0, labels, new double[logits.length]);
      logits[i] = kept - step;
      double below = loss(logits, symbols, 0, labels, new double[logits.length]);
      logits[i] = kept;
      assertEquals((above - below) / (2 * step), gradient[i], 1e-7);
    }
  }

  @Test
  void lossAndGradientAreThoseOfTheNativeOperation() {
    int frames = 9;
    int symbols = 5;
    float[] logits = floats(normal(2 * frames * symbols, 1));
    int[][] labels = {{3, 1, 1, 4}, {2, 4}};
    int[] lengths = {9, 7};
    INDArray z = Nd4j.createFromArray(logits).reshape('c', 2, frames, symbols);
    INDArray padded = Nd4j.createFromArray(new int[][] {{3, 1, 1, 4}, {2, 4, 0, 0}});
    INDArray[] inputs = {
      padded, Nd4j.nn().logSoftmax(z), Nd4j.createFromArray(4, 2), Nd4j.createFromArray(lengths)
    };
    double[] expected =
        Nd4j.exec(operation("ctc_loss", inputs))[0].castTo(z.dataType()).data().asDouble();
    INDArray slope = Nd4j.exec(operation("ctc_loss_grad", inputs))[0];
    int[][] rows = {IntStream.range(0, 9).toArray(), IntStream.range(9, 16).toArray()};
    float[] gradient = new float[logits.length];
    double[] losses =
        new CtcLoss(symbols, 0)
            .differentiate(
                FrameRows.of(logits, symbols),
                new CtcBatch(rows, labels),
                new double[] {1, 1},
                FrameRows.of(gradient, symbols));
    assertArrayEquals(expected, losses, 1e-4);
    float[] analytic = slope.dup('c').data().asFloat();
    assertArrayEquals(
        Arrays.copyOf(analytic, 16 * symbols), Arrays.copyOf(gradient, 16 * symbols), 1e-5f);
  }

  private static DynamicCustomOp operation(String name, INDArray... inputs) {
    return DynamicCustomOp.builder(name).addInputs(inputs).addIntegerArguments(0).build();
  }

  @Test
  void paddingChangesNothingWhateverItHolds() {
    int symbols = 4;
    int[] lengths = {5, 3};
    int[][] labels = {{1, 3}, {2}};
    float[] padded = floats(normal(2 * 5 * symbols, 1));
    for (int row : new int[] {3 * 2 + 1, 4 * 2 + 1}) {
      Arrays.fill(padded, row * symbols, (row + 1) * symbols, Float.NaN);
    }
    CtcBatch together = CtcBatch.timeMajor(lengths, labels);
    float[] gradient = new float[padded.length];
    CtcLoss loss = new CtcLoss(symbols, 0);
    double[] losses =
        loss.differentiate(
            FrameRows.of(padded, symbols),
            together,
            new double[] {1, 1},
            FrameRows.of(gradient, symbols));
    for (int n = 0; n < 2; n++) {
      float[] own = new float[lengths[n] * symbols];
      for (int t = 0; t < lengths[n]; t++) {
        System.arraycopy(padded, (t * 2 + n) * symbols, own, t * symbols, symbols);
      }
      float[] alone = new float[own.length];
      CtcBatch batch = CtcBatch.packed(new int[] {lengths[n]}, new int[][] {labels[n]});
      double[] one =
          loss.differentiate(FrameRows.of(own, symbols), batch, ONE, FrameRows.of(alone, symbols));
      assertEquals(one[0], losses[n]);
      for (int t = 0; t < 5; t++) {
        float[] expected =
            t < lengths[n]
                ? Arrays.copyOfRange(alone, t * symbols, (t + 1) * symbols)
                : new float[symbols];
        int at = (t * 2 + n) * symbols;
        assertArrayEquals(expected, Arrays.copyOfRange(gradient, at, at + symbols));
      }
    }
  }

  @Test
  void labelsThatDoNotFitAreInfiniteWithoutGradientAndCounted() {
    float[] logits = floats(normal(4 * 3, 1));
    float[] gradient = new float[logits.length];
    Arrays.fill(gradient, 7);
    CtcBatch batch = CtcBatch.packed(new int[] {2, 2, 0, 0}, new int[][] {{1, 1}, {1, 2}, {}, {2}});
    double[] losses =
        new CtcLoss(3, 0)
            .differentiate(
                FrameRows.of(logits, 3),
                batch,
                new double[] {1, 1, 1, 1},
                FrameRows.of(gradient, 3));
    assertEquals(Double.POSITIVE_INFINITY, losses[0]);
    assertTrue(Double.isFinite(losses[1]));
    assertEquals(0, losses[2]); // nothing is what no frames say, for certain
    assertEquals(Double.POSITIVE_INFINITY, losses[3]);
    assertEquals(2, CtcLoss.impossible(losses));
    assertArrayEquals(new float[6], Arrays.copyOf(gradient, 6));
    assertTrue(gradient[6] != 0 && Float.isFinite(gradient[6]));
  }

  /** K^T paths of equal probability; counting those that spell one label: T (T + 1) / 2. */
  @ParameterizedTest
  @ValueSource(ints = {10, 2000})
  void longUtterancesAreExact(int frames) {
    double[] logits = new double[frames * 3];
    double[] gradient = new double[logits.length];
    double expected = frames * Math.log(3) - Math.log(frames * (frames + 1) / 2.0);
    assertEquals(expected, loss(logits, 3, 0, new int[] {1}, gradient), 1e-11 * frames * frames);
    for (int t = 0; t < frames; t++) { // the label is at t in (t + 1) (T − t) of them
      double share = (t + 1.0) * (frames - t) / (frames * (frames + 1) / 2.0);
      assertEquals(1.0 / 3 - share, gradient[t * 3 + 1], 1e-7);
      assertEquals(1.0 / 3, gradient[t * 3 + 2], 1e-7);
    }
  }

  /** All say blank, so that paths fall below what a double can hold long before the end. */
  @Test
  void manyUnlikelyLabelsAreExact() {
    int frames = 300;
    double[] logits = new double[frames * 2];
    IntStream.range(0, frames).forEach(t -> logits[2 * t] = 30);
    int[] labels = new int[150];
    Arrays.fill(labels, 1);
    double[] gradient = new double[logits.length];
    double each = Math.log1p(Math.exp(-30));
    // 299 frames are needed: at one place a blank may be added or a label said twice.
    double expected = 300 * each + 30 * 150 - Math.log(151 + 150 * Math.exp(-30));
    assertEquals(expected, loss(logits, 2, 0, labels, gradient), 1e-7);
    double sum = Arrays.stream(gradient).sum();
    assertEquals(0, sum, 1e-9);
    assertEquals(
        -150, IntStream.range(0, frames).mapToDouble(t -> gradient[2 * t + 1]).sum(), 1e-6);
  }

  @Test
  void extremeLogitsNeitherOverflowNorVanish() {
    float[] logits = {1e4f, 0, -1e4f, 0, 1e4f, -1e4f, -1e30f, 0, 0, 1e4f, -1e4f, 0};
    float[] gradient = new float[logits.length];
    CtcBatch batch = CtcBatch.packed(new int[] {4}, new int[][] {{1, 2}});
    double[] losses =
        new CtcLoss(3, 0)
            .differentiate(FrameRows.of(logits, 3), batch, ONE, FrameRows.of(gradient, 3));
    // Best: blank, 1, 2, blank; then 1, 1, 2, blank and so on, which cost 10,000 more.
    assertEquals(Math.log(2), losses[0], 1e-9);
    for (float one : gradient) {
      assertTrue(Math.abs(one) <= 1);
    }
    logits[7] = Float.NEGATIVE_INFINITY;
    logits[8] = Float.NEGATIVE_INFINITY;
    logits[6] = 0;
    double blankThird = new CtcLoss(3, 0).losses(FrameRows.of(logits, 3), batch)[0];
    assertEquals(1e4, blankThird, 1e-3);
  }

  @Test
  void weightsMultiplyTheGradientNotTheLoss() {
    double[] logits = normal(5 * 3, 1);
    double[] plain = new double[logits.length];
    double[] doubled = new double[logits.length];
    CtcBatch batch = CtcBatch.packed(new int[] {5}, new int[][] {{2, 1}});
    CtcLoss loss = new CtcLoss(3, 0);
    double[] first =
        loss.differentiate(FrameRows.of(logits, 3), batch, ONE, FrameRows.of(plain, 3));
    double[] second =
        loss.differentiate(
            FrameRows.of(logits, 3), batch, new double[] {2}, FrameRows.of(doubled, 3));
    assertArrayEquals(first, second);
    assertArrayEquals(first, loss.losses(FrameRows.of(logits, 3), batch));
    assertArrayEquals(Arrays.stream(plain).map(x -> 2 * x).toArray(), doubled, 1e-15);
  }

  @Test
  void theNumberOfThreadsChangesNoBit() {
    int[] lengths = {30, 7, 25, 30, 12};
    int[][] labels = IntStream.range(0, 5).mapToObj(n -> labels(n + 1, 6, 0)).toArray(int[][]::new);
    CtcBatch batch = CtcBatch.timeMajor(lengths, labels);
    float[] logits = floats(normal(30 * 5 * 6, 2));
    float[] one = new float[logits.length];
    float[] three = new float[logits.length];
    double[] weights = {1, 1, 1, 1, 1};
    double[] first =
        new CtcLoss(6, 0, new Team(1))
            .differentiate(FrameRows.of(logits, 6), batch, weights, FrameRows.of(one, 6));
    CtcLoss threads = new CtcLoss(6, 0, new Team(3));
    for (int again = 0; again < 3; again++) {
      assertArrayEquals(
          first,
          threads.differentiate(FrameRows.of(logits, 6), batch, weights, FrameRows.of(three, 6)));
      assertArrayEquals(one, three);
    }
  }

  @Test
  void wrongLabelsAreNamed() {
    CtcLoss loss = new CtcLoss(3, 0);
    FrameRows logits = FrameRows.of(new float[6], 3);
    CtcBatch batch = CtcBatch.packed(new int[] {2}, new int[][] {{1, 0}});
    String message =
        assertThrows(IllegalArgumentException.class, () -> loss.losses(logits, batch)).getMessage();
    assertEquals(
        "label 1 of utterance 0 must be in [0, 3) and not the blank 0, but was 0", message);
    CtcBatch beyond = CtcBatch.packed(new int[] {3}, new int[][] {{1}});
    assertThrows(IllegalArgumentException.class, () -> loss.losses(logits, beyond));
    assertThrows(IllegalArgumentException.class, () -> new CtcLoss(3, 3));
  }

  private static double loss(
      double[] logits, int symbols, int blank, int[] labels, double[] gradient) {
    CtcBatch batch = CtcBatch.packed(new int[] {logits.length / symbols}, new int[][] {labels});
    return new CtcLoss(symbols, blank)
        .differentiate(FrameRows.of(logits, symbols), batch, ONE, FrameRows.of(gradient, symbols))[
        0];
  }

  private int[] labels(int length, int symbols, int blank) {
    return random.ints(0, symbols).filter(k -> k != blank).limit(length).toArray();
  }

  private double[] normal(int count, double scale) {
    return random.doubles(count).map(x -> scale * random.nextGaussian()).toArray();
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    IntStream.range(0, floats.length).forEach(i -> floats[i] = (float) values[i]);
    return floats;
  }
}
