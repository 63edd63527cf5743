package dev.unroll.data.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrameBatchesTest {
  /** Sequence i has 1 + i % 9 frames of the numbers i + epoch and −i, and i % 4 labels. */
  private record Numbered(int size) implements FrameSequences {
    @Override
    public int length(int index) {
      return 1 + index % 9;
    }

    @Override
    public int[] labels(int index) {
      return IntStream.range(0, index % 4).map(i -> index).toArray();
    }

    @Override
    public float[][] frames(int index, int epoch) {
      float[][] frames = new float[length(index)][];
      Arrays.fill(frames, new float[] {index + epoch, -index});
      return frames;
    }
  }

  @Test
  void batchOfTwoSequencesWrittenByHand() {
    FrameBatch batch =
        FrameBatches.of(
            List.of(new float[][] {{1, 2}}, new float[][] {{3, 4}, {5, 6}, {7, 8}}),
            List.of(new int[] {9, 10}, new int[0]));
    assertEquals(3, batch.steps());
    assertEquals(2, batch.features());
    assertArrayEquals(new float[] {1, 2, 3, 4, 0, 0, 5, 6, 0, 0, 7, 8}, batch.frames());
    assertArrayEquals(new float[] {1, 0, 0, 1, 1, 1}, batch.mask());
    assertEquals(2, batch.labelSteps());
    assertArrayEquals(new int[] {9, 10, 0, 0}, batch.labels());
    assertArrayEquals(new float[] {1, 1, 0, 0}, batch.labelMask());
    assertEquals(2, batch.tokens());
  }

  @Test
  void sequencesWithoutLabelsMakeABatch() {
    FrameBatch batch = FrameBatches.of(new float[][] {{1}});
    assertEquals(1, batch.labelSteps());
    assertEquals(0, batch.tokens());
  }

  @Test
  void eachSequenceIsInEachEpochOnceWithOthersOfLikeLength() {
    FrameBatches batches = new FrameBatches(new Numbered(203), 8, 1);
    for (int epoch = 0; epoch < 2; epoch++) {
      List<int[]> plan = batches.plan(epoch);
      assertEquals(batches.count(), plan.size());
      int[] all = plan.stream().flatMapToInt(Arrays::stream).sorted().toArray();
      assertArrayEquals(IntStream.range(0, 203).toArray(), all);
      for (int[] members : plan) {
        int[] lengths = Arrays.stream(members).map(i -> 1 + i % 9).sorted().toArray();
        assertTrue(lengths[lengths.length - 1] - lengths[0] <= 1, Arrays.toString(lengths));
      }
    }
  }

  @Test
  void framesAreThoseOfTheEpoch() {
    FrameBatch batch = new FrameBatches(new Numbered(5), 1, 1).batch(new int[] {4}, 7);
    assertEquals(11, batch.frames()[0]);
  }

  @Test
  void nothingMakesNoBatches() {
    assertThrows(IllegalArgumentException.class, () -> new FrameBatches(new Numbered(0), 8, 1));
  }
}
