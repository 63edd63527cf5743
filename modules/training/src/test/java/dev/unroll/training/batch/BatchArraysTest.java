package dev.unroll.training.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.unroll.data.batch.TokenBatch;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class BatchArraysTest {
  private static final TokenBatch BATCH =
      new TokenBatch(
          2,
          3,
          new int[] {1, 2, 3, 4, 5, 6},
          new int[] {2, 3, 9, 5, 6, 1 << 24},
          new float[] {1, 1, 0, 1, 0, 0});

  @Test
  void everyIdStandsInItsRowAtItsStep() {
    INDArray inputs = BatchArrays.inputs(BATCH);
    INDArray labels = BatchArrays.labels(BATCH);
    INDArray window = BatchArrays.window(BATCH.inputs(), 2, 3);
    INDArray mask = BatchArrays.mask(BATCH);
    assertArrayEquals(new long[] {2, 1, 3}, inputs.shape());
    assertArrayEquals(new long[] {2, 1, 3}, labels.shape());
    assertArrayEquals(new long[] {2, 3}, window.shape());
    assertArrayEquals(new long[] {2, 3}, mask.shape());
    for (int row = 0; row < 2; row++) {
      for (int step = 0; step < 3; step++) {
        int at = row * 3 + step;
        assertEquals(BATCH.inputs()[at], inputs.getInt(row, 0, step));
        assertEquals(BATCH.labels()[at], labels.getInt(row, 0, step));
        assertEquals(BATCH.inputs()[at], window.getInt(row, step));
        assertEquals(BATCH.mask()[at], mask.getFloat(row, step));
      }
    }
  }

  @Test
  void theLastLabelOfEachRowIsAColumn() {
    INDArray last = BatchArrays.lastLabels(BATCH);
    assertArrayEquals(new long[] {2, 1}, last.shape());
    assertArrayEquals(new int[] {9, 1 << 24}, last.toIntVector());
  }

  @Test
  void numbersThatDoNotFillTheBatchAreRefused() {
    var e =
        assertThrows(IllegalArgumentException.class, () -> BatchArrays.sequence(new int[5], 2, 3));
    assertEquals("a batch of 2 rows × 3 steps cannot hold 5 numbers", e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> BatchArrays.window(new int[7], 2, 3));
    assertThrows(IllegalArgumentException.class, () -> BatchArrays.mask(new float[3], 3, 3));
  }
}
