package dev.unroll.layers.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Against finite differences and sums written out. */
class SparseCrossEntropyTest {
  private static final int R = 6;
  private static final int V = 5;

  private final SparseCrossEntropy loss = new SparseCrossEntropy();
  private final IActivation identity = new ActivationIdentity();
  private final INDArray logits = logits();
  private final INDArray labels = column(0, 4, 2, 2, 1, 3);
  private final INDArray mask = column(1, 0, 1, 1, 0, 1);

  @Test
  void gradientIsTheFiniteDifferenceOfTheScore() {
    INDArray gradient = loss.computeGradient(labels, logits, identity, mask);
    double step = 1e-5;
    for (int i = 0; i < logits.length(); i++) {
      INDArray moved = logits.dup('c');
      moved.putScalar(i, logits.getDouble(i) + step);
      double above = loss.computeScore(labels, moved, identity, mask, false);
      moved.putScalar(i, logits.getDouble(i) - step);
      double below = loss.computeScore(labels, moved, identity, mask, false);
      assertEquals((above - below) / (2 * step), gradient.getDouble(i), 1e-8);
    }
  }

  @Test
  void scoreIsTheSumOverRowsOfMinusTheLogarithmOfTheSoftmax() {
    double sum = 0;
    for (int row = 0; row < R; row++) {
      double total = 0;
      for (int v = 0; v < V; v++) {
        total += Math.exp(logits.getDouble(row, v));
      }
      double probability = Math.exp(logits.getDouble(row, labels.getInt(row, 0))) / total;
      sum -= mask.getDouble(row, 0) * Math.log(probability);
    }
    assertEquals(sum, loss.computeScore(labels, logits, identity, mask, false), 1e-12);
    assertEquals(sum / R, loss.computeScore(labels, logits, identity, mask, true), 1e-12);
    var both = loss.computeGradientAndScore(labels, logits, identity, mask, false);
    assertEquals(sum, both.getFirst(), 1e-12);
    assertEquals(loss.computeGradient(labels, logits, identity, mask), both.getSecond());
  }

  @Test
  void maskedRowsMayHoldAnything() {
    INDArray wildLogits = logits.dup('c');
    INDArray wildLabels = labels.dup('c');
    double[] wild = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300, 0};
    for (int row = 0; row < R; row++) {
      if (mask.getDouble(row, 0) == 0) {
        wildLogits.putRow(row, Nd4j.createFromArray(wild));
        wildLabels.putScalar(row, 0, row == 1 ? -100 : Double.NaN);
      }
    }
    assertEquals(
        loss.computeScoreArray(labels, logits, identity, mask),
        loss.computeScoreArray(wildLabels, wildLogits, identity, mask));
    INDArray gradient = loss.computeGradient(wildLabels, wildLogits, identity, mask);
    assertEquals(loss.computeGradient(labels, logits, identity, mask), gradient);
    assertEquals(0, gradient.getRow(1).norm1Number().doubleValue());
  }

  @Test
  void argumentsAreNotChanged() {
    INDArray before = logits.dup();
    loss.computeGradientAndScore(labels, logits, identity, mask, false);
    assertEquals(before, logits);
  }

  @Test
  void memoryOrderAndTypeChangeNothing() {
    INDArray expected = loss.computeGradient(labels, logits, identity, mask);
    assertEquals(expected, loss.computeGradient(labels, logits.dup('f'), identity, mask));
    INDArray view = Nd4j.concat(1, logits, logits).get(all(), interval(V, 2 * V));
    assertEquals(expected, loss.computeGradient(labels, view, identity, mask));
    INDArray floats =
        loss.computeGradient(
            labels.castTo(DataType.FLOAT), logits.castTo(DataType.FLOAT), identity, mask);
    assertEquals(DataType.FLOAT, floats.dataType());
    assertTrue(floats.castTo(DataType.DOUBLE).equalsWithEps(expected, 1e-6));
    INDArray flat = labels.reshape(R).castTo(DataType.INT32);
    assertEquals(expected, loss.computeGradient(flat, logits, identity, mask.reshape(R)));
  }

  @Test
  void singleRowIsScoredToo() {
    INDArray row = logits.getRow(0, true);
    double score = loss.computeScore(column(3), row, identity, column(1), false);
    INDArray whole = loss.computeScoreArray(column(3, 4, 2, 2, 1, 3), logits, identity, null);
    assertEquals(whole.getDouble(0), score, 1e-12);
  }

  @Test
  void wrongLabelIsNamedWithItsRow() {
    assertLabelRefused(5, "5");
    assertLabelRefused(-1, "-1");
    assertLabelRefused(0.5, "0.5");
    assertLabelRefused(-0.5, "-0.5");
    assertLabelRefused(Double.NaN, "NaN");
  }

  @Test
  void otherActivationsAndShapesAreRefused() {
    IActivation softmax = new ActivationSoftmax();
    String message = refusal(labels, logits, softmax, mask);
    assertTrue(message.contains("use the identity activation, not softmax"), message);
    message = refusal(column(1, 2), logits, identity, mask);
    assertEquals("labels must be [R, 1] for logits [R, V], but were [2, 1] for [6, 5]", message);
    message = refusal(labels, logits, identity, Nd4j.ones(R, V));
    assertEquals("mask must be [R, 1] for logits [R, V], but were [6, 5] for [6, 5]", message);
    refusal(labels, logits.reshape(R, 1, V), identity, mask);
  }

  private void assertLabelRefused(double wrong, String shown) {
    INDArray changed = labels.dup();
    changed.putScalar(2, 0, wrong);
    assertEquals(
        "label of row 2 must be a whole number in [0, 5), but was " + shown,
        refusal(changed, logits, identity, mask));
  }

  private String refusal(INDArray labels, INDArray logits, IActivation activation, INDArray mask) {
    var gradient =
        assertThrows(
            IllegalArgumentException.class,
            () -> loss.computeGradient(labels, logits, activation, mask));
    var score =
        assertThrows(
            IllegalArgumentException.class,
            () -> loss.computeScore(labels, logits, activation, mask, false));
    assertEquals(gradient.getMessage(), score.getMessage());
    return score.getMessage();
  }

  private static INDArray column(double... values) {
    return Nd4j.createFromArray(values).reshape(values.length, 1);
  }

  private static INDArray logits() {
    Random random = new Random(1);
    INDArray logits = Nd4j.create(DataType.DOUBLE, R, V);
    for (int i = 0; i < logits.length(); i++) {
      logits.putScalar(i, 3 * random.nextGaussian());
    }
    return logits;
  }
}
