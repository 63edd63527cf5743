package dev.unroll.data.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class TokenBatchTest {
  @Test
  void onlyUnmaskedLabelsAreCounted() {
    TokenBatch batch = new TokenBatch(1, 3, new int[3], new int[3], new float[] {1, 0, 1});
    assertEquals(2, batch.tokens());
  }

  @Test
  void arraysMustHoldRowsTimesSteps() {
    int[] ids = new int[6];
    float[] mask = new float[6];
    for (int size : new int[] {0, 5, 7}) {
      int[] wrong = new int[size];
      assertRefused(wrong, ids, mask);
      assertRefused(ids, wrong, mask);
      assertRefused(ids, ids, new float[size]);
    }
  }

  private static void assertRefused(int[] inputs, int[] labels, float[] mask) {
    var thrown =
        assertThrows(
            IllegalArgumentException.class, () -> new TokenBatch(2, 3, inputs, labels, mask));
    assertEquals(
        "inputs, labels and mask must hold rows × steps = 6 numbers each", thrown.getMessage());
  }
}
