package dev.unroll.core.metric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.random.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CorrelationTest {
  /** Anscombe 1973, "Graphs in statistical analysis", whose first two sets share their r. */
  private static final double[] ANSCOMBE_X = {10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5};

  private static final double[] ANSCOMBE_1 = {
    8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68
  };
  private static final double[] ANSCOMBE_2 = {
    9.14, 8.14, 8.74, 8.77, 9.26, 8.10, 6.13, 3.10, 9.13, 7.26, 4.74
  };

  /** Intelligence and hours of television, the usual worked example of ρ: −29/165. */
  private static final double[] IQ = {106, 86, 100, 101, 99, 103, 97, 113, 112, 110};

  private static final double[] TELEVISION = {7, 0, 27, 50, 28, 29, 20, 12, 6, 17};

  @Test
  void pearsonIsThatOfTextbooks() {
    assertEquals(0.8164205, Correlation.pearson(ANSCOMBE_X, ANSCOMBE_1), 1e-7);
    assertEquals(0.8162365, Correlation.pearson(ANSCOMBE_X, ANSCOMBE_2), 1e-7);
    // By hand: means 2 and 3, products 3, squares 2 and 6.
    assertEquals(
        3 / Math.sqrt(12),
        Correlation.pearson(new double[] {1, 2, 3}, new double[] {2, 2, 5}),
        1e-15);
  }

  @Test
  void spearmanIsThatOfTextbooks() {
    assertEquals(-29 / 165.0, Correlation.spearman(IQ, TELEVISION), 1e-12);
    // SciPy 1.17.1, spearmanr, with ties on both sides.
    double[] x = {1, 2, 2, 3, 5, 5, 5};
    double[] y = {2, 1, 4, 4, 3, 6, 6};
    assertEquals(0.6764666413954515, Correlation.spearman(x, y), 1e-12);
  }

  @Test
  void equalNumbersShareTheirMeanRank() {
    assertArrayEquals(
        new double[] {1, 3, 3, 3, 5.5, 5.5}, Correlation.ranks(new double[] {-1, 2, 2, 2, 9, 9}));
    assertArrayEquals(new double[] {2.5, 1, 2.5}, Correlation.ranks(new double[] {0.0, -1, -0.0}));
  }

  @Test
  void scaleAndOriginDoNotMatter() {
    RandomStream random = RandomStream.named(7, "correlation");
    double[] x = random.doubles(50).toArray();
    double[] y = random.doubles(50).toArray();
    double[] moved = Arrays.stream(x).map(v -> 1e6 * v - 3).toArray();
    double[] mirrored = Arrays.stream(x).map(v -> -v).toArray();
    double[] bent = Arrays.stream(x).map(Math::exp).toArray();
    double r = Correlation.pearson(x, y);
    assertEquals(r, Correlation.pearson(moved, y), 1e-9);
    assertEquals(-r, Correlation.pearson(mirrored, y), 1e-12);
    assertEquals(r, Correlation.pearson(y, x), 1e-12);
    assertEquals(Correlation.spearman(x, y), Correlation.spearman(bent, y), 1e-12);
    assertEquals(1, Correlation.spearman(x, bent), 1e-12);
  }

  @Test
  void constantSeriesHasNoCorrelation() {
    double[] constant = {2, 2, 2};
    assertTrue(Double.isNaN(Correlation.pearson(constant, new double[] {1, 2, 3})));
    assertTrue(Double.isNaN(Correlation.spearman(new double[] {1, 2, 3}, constant)));
    // Their mean in floating point is 0.10000000000000002.
    double[] tenths = {0.1, 0.1, 0.1};
    assertTrue(Double.isNaN(Correlation.pearson(new double[] {1, 2, 3}, tenths)));
    assertTrue(Double.isNaN(Correlation.pearson(tenths, tenths)));
  }

  @Test
  void meanSquaredErrorIsCountedByHand() {
    ScoreAgreement agreement = ScoreAgreement.of(new double[] {1, 2.5, 4}, new double[] {1, 2, 5});
    assertEquals(1.25 / 3, agreement.meanSquaredError(), 1e-15);
    assertEquals(1, agreement.spearman(), 1e-15);
    assertEquals(0, ScoreAgreement.of(IQ, IQ).meanSquaredError());
    assertEquals(1, ScoreAgreement.of(IQ, IQ).pearson(), 1e-15);
  }

  @Test
  void seriesThatDoNotPairAreRefused() {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> Correlation.pearson(new double[3], new double[2]))
            .getMessage();
    assertTrue(message.endsWith("3 and 2"), message);
    assertThrows(
        IllegalArgumentException.class,
        () -> Correlation.spearman(new double[] {1}, new double[] {1}));
    assertThrows(
        IllegalArgumentException.class,
        () -> ScoreAgreement.of(new double[] {1, Double.NaN}, new double[] {1, 2}));
  }
}
