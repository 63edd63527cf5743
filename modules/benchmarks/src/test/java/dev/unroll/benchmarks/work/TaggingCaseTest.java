package dev.unroll.benchmarks.work;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TaggingCaseTest {
  private static final TaggingSizes SIZES = new TaggingSizes(12, 3, 4, 5, 2, 7);

  @Test
  void aWordIsReadBothWaysAndGivenATag() {
    // By hand: each way 4 gates of 2 units from 3 + 2 numbers, and 4 · 5 to the tags.
    double once = 2 * 4 * 2 * (3 + 2) + 20;
    assertEquals(6 * once, new TaggingCase("test", false, SIZES).flopPerToken(), 1e-9);
  }

  @Test
  void batchesDifferAndHoldWordsAndTagsThatThereAre() {
    TaggingCase work = new TaggingCase("test", true, SIZES);
    assertArrayEquals(new long[] {14}, work.tokens());
    int[] before = new int[0];
    for (Batch batch : work.batches()) {
      assertEquals(14, batch.tokens());
      assertTrue(Arrays.stream(batch.ids()).allMatch(id -> id >= 0 && id < 12));
      assertTrue(Arrays.stream(batch.labels()).allMatch(id -> id >= 0 && id < 5));
      assertTrue(!Arrays.equals(before, batch.ids()));
      before = batch.ids();
    }
  }

  @Test
  void anOddSizeCannotBeHalved() {
    assertThrows(IllegalArgumentException.class, () -> new TaggingSizes(12, 3, 5, 5, 2, 7));
  }
}
