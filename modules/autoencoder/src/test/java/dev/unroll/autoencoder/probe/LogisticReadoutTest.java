package dev.unroll.autoencoder.probe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class LogisticReadoutTest {
  /** Features without and labels with one of three hidden directions. */
  private static Examples blobs(int count, int features, double distance, RandomStream random) {
    float[][] rows = new float[count][features];
    int[] labels = new int[count];
    for (int n = 0; n < count; n++) {
      labels[n] = random.nextInt(3);
      for (int f = 0; f < features; f++) {
        rows[n][f] = (float) (random.nextGaussian() + (f == labels[n] ? distance : 0));
      }
    }
    return Examples.labelled(rows, labels, 3);
  }

  @Test
  void oneFeatureOfTwoValuesGivesTheLogOddsOfEach() {
    // 3 of 4 at x = 0 and 1 of 5 at x = 1 are of class 1: without penalty the shares come back.
    float[][] x = {{0}, {0}, {0}, {0}, {1}, {1}, {1}, {1}, {1}};
    int[] y = {1, 1, 1, 0, 1, 0, 0, 0, 0};
    LogisticReadout readout = LogisticReadout.fit(Examples.labelled(x, y, 2), 1e-8);
    double[][] q = readout.probabilities(Nd4j.createFromArray(new float[][] {{0}, {1}}));
    assertArrayEquals(new double[] {0.25, 0.75}, q[0], 1e-3);
    assertArrayEquals(new double[] {0.8, 0.2}, q[1], 1e-3);
  }

  @Test
  void softTargetsComeBackWhereFeaturesTellNothing() {
    double[][] targets = {{0.7, 0.3, 0}, {0.1, 0.3, 0.6}};
    INDArray constant = Nd4j.createFromArray(new float[][] {{5, 5}, {5, 5}});
    LogisticReadout readout = LogisticReadout.fit(new Examples(constant, targets), 0.1);
    assertArrayEquals(new double[] {0.4, 0.3, 0.3}, readout.probabilities(constant)[1], 1e-4);
  }

  @Test
  void gradientIsThatOfFiniteDifferences() {
    RandomStream random = RandomStream.named(3, "gradient");
    Examples examples = blobs(20, 4, 1, random);
    SoftmaxLoss loss = new SoftmaxLoss(examples.features(), examples.targets(), 0.3);
    double[] at = random.doubles(15).toArray();
    double[] gradient = new double[15];
    loss.value(at, gradient);
    for (int i = 0; i < at.length; i++) {
      double[] more = at.clone();
      double[] less = at.clone();
      more[i] += 1e-2;
      less[i] -= 1e-2;
      double slope = (loss.value(more, new double[15]) - loss.value(less, new double[15])) / 2e-2;
      assertEquals(slope, gradient[i], 1e-4);
    }
  }

  @Test
  void penaltyAndWeightsBalanceAtTheOptimum() {
    // Two points at ±1 after standardisation: λ w = 1 − σ(2 w), as W has the columns −w and w.
    Examples two = Examples.labelled(new float[][] {{3}, {7}}, new int[] {0, 1}, 2);
    double penalty = 0.2;
    LogisticReadout readout = LogisticReadout.fit(two, penalty);
    double low = 0;
    double high = 10;
    for (int i = 0; i < 100; i++) {
      double w = (low + high) / 2;
      boolean more = penalty * w < 1 / (1 + Math.exp(2 * w));
      low = more ? w : low;
      high = more ? high : w;
    }
    double expected = 1 / (1 + Math.exp(-2 * low));
    assertEquals(expected, readout.probabilities(two.features())[1][1], 1e-4);
  }

  @Test
  void separableClassesAreLearntAndShuffledLabelsAreNot() {
    RandomStream random = RandomStream.named(5, "blobs");
    Examples training = blobs(600, 10, 6, random);
    Examples test = blobs(600, 10, 6, random);
    assertTrue(LogisticReadout.fit(training, 1e-3).accuracy(test) > 0.98);
    int[] shuffled = random.ints(600, 0, 3).toArray();
    Examples chance = Examples.labelled(training.features().toFloatMatrix(), shuffled, 3);
    // Within four standard deviations of a third.
    assertEquals(1 / 3.0, LogisticReadout.fit(chance, 1e-3).accuracy(test), 0.08);
  }

  @Test
  void originAndScaleOfFeaturesDoNotMatter() {
    RandomStream random = RandomStream.named(6, "scale");
    Examples examples = blobs(200, 5, 1, random);
    INDArray moved = examples.features().mul(50).addi(300);
    double[][] expected = LogisticReadout.fit(examples, 0.01).probabilities(examples.features());
    double[][] found =
        LogisticReadout.fit(new Examples(moved, examples.targets()), 0.01).probabilities(moved);
    for (int n = 0; n < expected.length; n++) {
      assertArrayEquals(expected[n], found[n], 2e-3);
    }
  }

  @Test
  void penaltyIsStrongForNoiseAndWeakForRules() {
    RandomStream random = RandomStream.named(8, "penalty");
    PenaltySearch search = PenaltySearch.standard();
    Examples noise = blobs(90, 40, 0, random);
    Examples rule = blobs(400, 5, 8, random);
    double strong = search.byFolds(noise, 5, random);
    double weak = search.byFolds(rule, 5, random);
    assertTrue(strong >= 0.3, "penalty " + strong);
    assertTrue(weak <= 0.03, "penalty " + weak);
    assertEquals(1, search.byHeldOut(noise, blobs(500, 40, 0, random)), 0.7);
  }

  @Test
  void targetsThatAreNoDistributionAreRefused() {
    INDArray one = Nd4j.createFromArray(new float[][] {{1}});
    assertThrows(
        IllegalArgumentException.class, () -> new Examples(one, new double[][] {{0.5, 0.6}}));
    assertThrows(
        IllegalArgumentException.class,
        () -> Examples.labelled(new float[][] {{1}}, new int[] {2}, 2));
  }
}
