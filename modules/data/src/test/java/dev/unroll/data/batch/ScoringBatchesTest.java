package dev.unroll.data.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** On the text 0 1 2 3 ..., where each token is its own position. */
class ScoringBatchesTest {
  @Test
  void everyTokenButTheFirstIsScoredOnceWithItsContext() {
    Random random = new Random(1);
    for (int trial = 0; trial < 3000; trial++) {
      int length = 2 + random.nextInt(trial % 3 == 0 ? 10 : 700);
      int rows = 1 + random.nextInt(12);
      int steps = 1 + random.nextInt(30);
      int context = random.nextInt(3) == 0 ? 0 : random.nextInt(40);
      check(length, rows, steps, context);
    }
  }

  @Test
  void extremeSizesScoreEveryTokenToo() {
    check(2, Integer.MAX_VALUE, 1, 0);
    check(100, 8, 200, Integer.MAX_VALUE);
    check(100, 8, Integer.MAX_VALUE, 3);
    check(100, 1, 7, 50);
  }

  private static void check(int length, int rows, int steps, int context) {
    String sizes = "length %d rows %d steps %d context %d".formatted(length, rows, steps, context);
    ScoringBatches batches =
        new ScoringBatches(IntStream.range(0, length).toArray(), rows, steps, context);
    int[] scored = new int[length];
    int[] last = null;
    int[] run = null;
    for (long index = 0; index < batches.count(); index++) {
      TokenBatch batch = batches.batch(index);
      assertTrue(batch.rows() <= rows && batch.steps() <= steps, sizes);
      if (last == null) {
        last = new int[batch.rows()];
        run = new int[batch.rows()];
        Arrays.fill(last, Integer.MIN_VALUE);
      }
      assertEquals(last.length, batch.rows(), sizes);
      for (int at = 0; at < batch.inputs().length; at++) {
        int row = at / batch.steps();
        int input = batch.inputs()[at];
        int label = batch.labels()[at];
        // Tokens that the row has read without a gap, this input included.
        run[row] = input == last[row] + 1 ? run[row] + 1 : 1;
        last[row] = input;
        if (batch.mask()[at] != 0) {
          scored[label]++;
          assertEquals(input + 1, label, sizes);
          assertEquals(label, batches.position(index, row, at % batch.steps()), sizes);
          assertTrue(run[row] >= Math.min(context + 1L, label), sizes);
        }
      }
    }
    int[] once = new int[length];
    Arrays.fill(once, 1, length, 1);
    assertArrayEquals(once, scored, sizes);
    assertEquals(length - 1, batches.tokens(), sizes);
  }

  @Test
  void singleRowReadsNothingButTheText() {
    ScoringBatches batches = new ScoringBatches(new int[101], 8, 10, 60);
    assertEquals(10, batches.count());
  }

  @Test
  void longTextsUseAllRows() {
    assertEquals(8, new ScoringBatches(new int[1000], 8, 10, 16).batch(0).rows());
  }

  @Test
  void wrongSizesAreRefused() {
    int[] text = new int[9];
    assertThrows(IllegalArgumentException.class, () -> new ScoringBatches(new int[1], 1, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> new ScoringBatches(text, 0, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> new ScoringBatches(text, 1, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new ScoringBatches(text, 1, 1, -1));
  }
}
