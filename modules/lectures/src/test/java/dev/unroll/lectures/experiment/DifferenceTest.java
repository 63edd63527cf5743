package dev.unroll.lectures.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DifferenceTest {
  @Test
  void whatSeedsShareDoesNotCount() {
    Difference paired = Difference.of(new double[] {12, 23, 31}, new double[] {10, 20, 30});

    assertEquals(2, paired.mean(), 1e-12);
    assertEquals(Math.sqrt(1.0 / 3), paired.error(), 1e-12);
    assertEquals(2 * Math.sqrt(3), paired.errors(), 1e-12);
    assertTrue(paired.clear());
    assertFalse(Difference.of(new double[] {10, 20, 30}, new double[] {12, 23, 31}).clear());
  }

  @Test
  void twoStandardErrorsAreTheLimit() {
    assertFalse(Difference.of(new double[] {0, 4}, new double[] {0, 0}).clear(), "one");
    assertFalse(Difference.of(new double[] {1, 3}, new double[] {0, 0}).clear(), "two");
    assertTrue(Difference.of(new double[] {1.1, 3}, new double[] {0, 0}).clear(), "above two");
  }

  @Test
  void figuresWithoutAPartnerAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Difference.of(new double[] {1, 2}, new double[] {1, 2, 3}));
  }
}
