package dev.unroll.data.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** On the text 0 1 2 3 ..., where each token is its own position. */
class WindowBatchesTest {
  @Test
  void eachWindowIsInEachEpochOnceWithTheTokenAfterItAsLabel() {
    for (int length = 4; length < 40; length++) {
      for (int rows : new int[] {1, 3, Integer.MAX_VALUE}) {
        WindowBatches batches = new WindowBatches(text(length), rows, 3, 5);
        List<Integer> labels = counted(batches, 2);
        assertEquals(
            IntStream.range(3, length).boxed().toList(), labels.stream().sorted().toList());
      }
    }
  }

  @Test
  void onlyTheLastStepCounts() {
    TokenBatch batch = WindowBatches.of(text(9), new int[] {5, 0}, 3);
    assertArrayEquals(new int[] {5, 6, 7, 0, 1, 2}, batch.inputs());
    assertArrayEquals(new int[] {6, 7, 8, 1, 2, 3}, batch.labels());
    assertArrayEquals(new float[] {0, 0, 1, 0, 0, 1}, batch.mask());
  }

  @Test
  void orderIsDrawnFromSeedAndEpoch() {
    List<Integer> order = counted(new WindowBatches(text(200), 8, 4, 1), 0);
    WindowBatches again = new WindowBatches(text(200), 8, 4, 1);
    assertFalse(order.equals(counted(again, 1)));
    assertEquals(order, counted(again, 0));
    assertFalse(order.equals(counted(new WindowBatches(text(200), 8, 4, 2), 0)));
    assertFalse(order.equals(order.stream().sorted().toList()));
  }

  @Test
  void textMustHoldAWindowAndItsLabel() {
    assertEquals(1, new WindowBatches(text(4), 9, 3, 1).count());
    var thrown =
        assertThrows(IllegalArgumentException.class, () -> new WindowBatches(text(3), 9, 3, 1));
    assertEquals("the training text has 3 tokens, but a window needs 4", thrown.getMessage());
  }

  /** The labels that count, in the order of the epoch. */
  private static List<Integer> counted(WindowBatches batches, int epoch) {
    List<Integer> labels = new ArrayList<>();
    for (long index = 0; index < batches.count(); index++) {
      TokenBatch batch = batches.batch(epoch, index);
      assertEquals(batch.rows(), batch.tokens());
      for (int row = 0; row < batch.rows(); row++) {
        int from = row * batch.steps();
        int[] window = Arrays.copyOfRange(batch.inputs(), from, from + batch.steps());
        int label = batch.labels()[from + batch.steps() - 1];
        assertArrayEquals(IntStream.range(label - batch.steps(), label).toArray(), window);
        assertTrue(batch.mask()[from + batch.steps() - 1] == 1);
        labels.add(label);
      }
    }
    return labels;
  }

  private static int[] text(int length) {
    return IntStream.range(0, length).toArray();
  }
}
