package dev.unroll.data.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** On the text 0 1 2 3 ..., where each token is its own position. */
class StreamBatchesTest {
  @Test
  void rowsRunOnThroughTheBatchesAndCoverTheText() {
    Random random = new Random(1);
    for (int trial = 0; trial < 500; trial++) {
      int rows = 1 + random.nextInt(9);
      int steps = 1 + random.nextInt(20);
      int length = rows + 1 + random.nextInt(trial % 2 == 0 ? 20 : 2000);
      StreamBatches batches = new StreamBatches(text(length), rows, steps, trial);
      for (int epoch = 0; epoch < 3; epoch++) {
        checkEpoch(batches, epoch, rows, steps, length);
      }
    }
  }

  private static void checkEpoch(
      StreamBatches batches, int epoch, int rows, int steps, int length) {
    List<List<Integer>> streams = new ArrayList<>();
    IntStream.range(0, rows).forEach(row -> streams.add(new ArrayList<>()));
    for (long index = 0; index < batches.count(); index++) {
      TokenBatch batch = batches.batch(epoch, index);
      assertEquals(rows, batch.rows());
      assertTrue(batch.steps() == steps || index == batches.count() - 1);
      assertEquals((long) rows * batch.steps(), batch.tokens());
      for (int at = 0; at < batch.inputs().length; at++) {
        assertEquals(batch.inputs()[at] + 1, batch.labels()[at], "the next token is the label");
        streams.get(at / batch.steps()).add(batch.labels()[at]);
      }
    }
    List<Integer> labels = streams.stream().flatMap(List::stream).toList();
    int first = labels.get(0);
    assertEquals(
        IntStream.range(first, first + labels.size()).boxed().toList(),
        labels,
        "no gap, no repeat");
    int over = length - 1 - labels.size();
    assertTrue(over >= 0 && over < steps + rows, () -> over + " labels left over");
    assertEquals(1, streams.stream().map(List::size).distinct().count());
  }

  @Test
  void epochsStartAtEveryOffsetUpToOneSegment() {
    StreamBatches batches = new StreamBatches(text(1000), 3, 5, 7);
    Set<Integer> starts = new HashSet<>();
    for (int epoch = 0; epoch < 100; epoch++) {
      starts.add(batches.batch(epoch, 0).inputs()[0]);
    }
    assertEquals(Set.of(0, 1, 2, 3, 4, 5), starts);
  }

  @Test
  void sameSeedAndEpochGiveTheSameBatchesInAnyOrder() {
    StreamBatches one = new StreamBatches(text(500), 4, 7, 42);
    StreamBatches two = new StreamBatches(text(500), 4, 7, 42);
    two.batch(1, 3);
    for (int epoch = 3; epoch >= 0; epoch--) {
      assertArrayEquals(one.batch(epoch, 2).inputs(), two.batch(epoch, 2).inputs());
    }
  }

  @Test
  void shortestTextHasOneLabelInEachRow() {
    assertEquals(1, new StreamBatches(text(5), 4, Integer.MAX_VALUE, 1).count());
    for (int length : new int[] {0, 1, 4}) {
      var thrown =
          assertThrows(
              IllegalArgumentException.class, () -> new StreamBatches(text(length), 4, 10, 1));
      assertEquals(
          ("the training text has " + length + " tokens, but needs more than 4 for batches of 4")
              + " rows; use a longer text or a smaller --batch",
          thrown.getMessage());
    }
    assertThrows(IllegalArgumentException.class, () -> new StreamBatches(text(1), 1, 10, 1));
    assertThrows(IllegalArgumentException.class, () -> new StreamBatches(text(9), 0, 10, 1));
    assertThrows(IllegalArgumentException.class, () -> new StreamBatches(text(9), 1, 0, 1));
  }

  private static int[] text(int length) {
    return IntStream.range(0, length).toArray();
  }
}
