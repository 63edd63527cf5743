package dev.unroll.benchmarks.work;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.benchmarks.work.CaptionCase.Picture;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaptionCaseTest {
  private static final CaptionSizes VECTOR = new CaptionSizes(7, 1, 12, 3, 4, 2);
  private static final CaptionSizes GRID = new CaptionSizes(7, 5, 12, 3, 4, 2);

  @Test
  void aPictureAsFirstWordCostsAStepAndEachTokenAnother() {
    CaptionCase work = new CaptionCase("test", Picture.FIRST_WORD, VECTOR);
    // By hand: 7 · 3 of the picture; 4 · 4 · (3 + 4) of a step; 4 · 12 of the softmax.
    assertEquals(6 * (21 + 112 + meanLabels(work) * (112 + 48)), work.flopPerToken(), 1e-6);
    assertThrows(
        IllegalArgumentException.class, () -> new CaptionCase("test", Picture.FIRST_WORD, GRID));
  }

  @Test
  void aGridIsProjectedTwiceAndLookedAtByEachToken() {
    CaptionCase work = new CaptionCase("test", Picture.GRID, GRID);
    // By hand: 5 places of 7 · 4 and 4 · 4, two states of 7 · 4; a step of 4 · 4 · (3 + 4 + 4), the
    // query 4 · 4, what is put out 8 · 4, the softmax 4 · 12, 5 places looked at twice 4.
    double picture = 5 * (28 + 16) + 56;
    double token = 176 + 16 + 32 + 48 + 40;
    assertEquals(6 * (picture + meanLabels(work) * token), work.flopPerToken(), 1e-6);
  }

  private static double meanLabels(CaptionCase work) {
    return Captions.of(work).stream()
        .flatMap(batch -> batch.captions().stream())
        .mapToInt(caption -> caption.length - 1)
        .average()
        .orElseThrow();
  }

  @Test
  void theLongestCaptionsComeFirstAndCaptionsCount() {
    CaptionCase work = (CaptionCase) Cases.named("caption-word").get(0);
    assertArrayEquals(new long[] {64, 64, 64, 64}, work.tokens());
    for (Captions batch : Captions.of(work)) {
      List<int[]> captions = batch.captions();
      long labels = 0;
      for (int t = 0; t < batch.longest(); t++) {
        for (int row = 0; row < 64; row++) {
          assertEquals(row < batch.rowsAt(t), captions.get(row).length - 1 > t);
        }
        labels += batch.rowsAt(t);
      }
      assertEquals(labels, batch.labels());
      assertTrue(batch.longest() <= 20 && batch.rowsAt(11) == 64);
      assertEquals(64 * 2048, batch.pictures().length);
    }
  }
}
