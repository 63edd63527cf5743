package dev.unroll.autoencoder.probe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.random.RandomStream;
import dev.unroll.data.similarity.Entailment;
import dev.unroll.data.similarity.SimilarityPair;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class SickReadoutTest {
  private static final int SIZE = 6;
  private static final PenaltySearch FEW = new PenaltySearch(List.of(0.1, 0.01));

  /** Sentences are names of points of the cube; near points are related. */
  private static List<SimilarityPair> pairs(int count, RandomStream random, boolean shuffled) {
    List<SimilarityPair> pairs = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      int first = random.nextInt(1 << SIZE);
      int second = random.nextInt(1 << SIZE);
      int apart = shuffled ? random.nextInt(SIZE + 1) : Integer.bitCount(first ^ second);
      double score = 5 - 4.0 * apart / SIZE;
      Entailment judgment =
          apart <= 2
              ? Entailment.ENTAILMENT
              : apart <= 3 ? Entailment.NEUTRAL : Entailment.CONTRADICTION;
      pairs.add(new SimilarityPair("1", "" + first, "" + second, score, judgment));
    }
    return pairs;
  }

  private static float[] corner(String sentence) {
    int number = Integer.parseInt(sentence);
    float[] corner = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      corner[i] = (number >> i & 1) == 1 ? 1 : -1;
    }
    return corner;
  }

  private static final FixedVectors CUBE = new FixedVectors(SIZE, SickReadoutTest::corner);

  @Test
  void targetIsTheDistributionOfThePaper() {
    assertArrayEquals(new double[] {0, 0, 0.7, 0.3, 0}, SickReadout.target(3.3), 1e-12);
    assertArrayEquals(new double[] {1, 0, 0, 0, 0}, SickReadout.target(1), 0);
    assertArrayEquals(new double[] {0, 0, 0, 0, 1}, SickReadout.target(5), 0);
    assertArrayEquals(new double[] {0, 0, 0, 1, 0}, SickReadout.target(4), 0);
    for (double score = 1; score <= 5; score += 0.1) {
      assertEquals(score, SickReadout.expected(SickReadout.target(score)), 1e-12);
    }
  }

  @Test
  void featuresAreDifferenceAndProduct() {
    float[][] u = {{1, -2}};
    float[][] v = {{3, 0.5f}};
    INDArray features = PairFeatures.of(u, v);
    assertArrayEquals(new float[] {2, 2.5f, 3, -1}, features.toFloatMatrix()[0], 0);
    assertEquals(features, PairFeatures.of(v, u));
  }

  @Test
  void relatednessThatLiesInTheVectorsIsReadOut() {
    RandomStream random = RandomStream.named(1, "cube");
    SickScores scores =
        new SickReadout(CUBE, FEW, 1).measure(pairs(300, random, false), pairs(300, random, false));
    assertTrue(scores.relatedness().pearson() > 0.98, scores::toString);
    assertTrue(scores.relatedness().spearman() > 0.95, scores::toString);
    assertTrue(scores.relatedness().meanSquaredError() < 0.05, scores::toString);
    assertTrue(scores.entailment() > 0.9, scores::toString);
    assertEquals(300, scores.trainingPairs());
  }

  @Test
  void judgmentsAtRandomAreNotReadOut() {
    RandomStream random = RandomStream.named(2, "cube");
    SickScores scores =
        new SickReadout(CUBE, FEW, 1).measure(pairs(300, random, true), pairs(600, random, true));
    assertEquals(0, scores.relatedness().pearson(), 0.15);
    assertEquals(scores.majority(), scores.entailment(), 0.06);
  }

  @Test
  void tooFewPairsAreRefused() {
    List<SimilarityPair> few = pairs(9, RandomStream.named(3, "cube"), false);
    assertThrows(
        IllegalArgumentException.class, () -> new SickReadout(CUBE, FEW, 1).measure(few, few));
  }
}
