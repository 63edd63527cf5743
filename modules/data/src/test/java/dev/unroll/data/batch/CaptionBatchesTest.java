package dev.unroll.data.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CaptionBatchesTest {
  private static final int PADDING = 3;

  /** Caption {@code c} of picture {@code p} is start, 100 p + c, end. */
  private static List<List<int[]>> captions(int... counts) {
    List<List<int[]>> all = new ArrayList<>();
    for (int p = 0; p < counts.length; p++) {
      int picture = p;
      all.add(
          IntStream.range(0, counts[p])
              .mapToObj(c -> new int[] {1, 100 * picture + c, 2})
              .toList());
    }
    return all;
  }

  @Test
  void eachPictureComesOnceInAnEpoch() {
    CaptionBatches batches = new CaptionBatches(captions(2, 2, 2, 2, 2, 2, 2), 3, 1, PADDING, 5);
    for (int epoch = 0; epoch < 4; epoch++) {
      List<int[]> plan = batches.plan(epoch);
      assertEquals(batches.count(), plan.size());
      assertArrayEquals(
          IntStream.range(0, 7).toArray(),
          plan.stream().flatMapToInt(IntStream::of).sorted().toArray());
    }
  }

  @Test
  void allCaptionsOfAPictureComeEquallyOften() {
    CaptionBatches batches = new CaptionBatches(captions(5, 3), 2, 2, PADDING, 1);
    Map<Integer, Integer> seen = new HashMap<>();
    for (int epoch = 0; epoch < 15; epoch++) {
      CaptionBatch batch = batches.batch(new int[] {0, 1}, epoch);
      for (int row = 0; row < batch.rows(); row++) {
        seen.merge(batch.labels()[row * batch.steps()], 1, Integer::sum);
      }
    }
    for (int c = 0; c < 5; c++) {
      assertEquals(6, seen.get(c), "of caption " + c + " of the first picture");
    }
    for (int c = 0; c < 3; c++) {
      assertEquals(10, seen.get(100 + c), "of caption " + c + " of the second picture");
    }
  }

  @Test
  void captionsOfAPictureLieUnderEachOther() {
    CaptionBatches batches = new CaptionBatches(captions(3, 3), 2, 3, PADDING, 1);
    CaptionBatch batch = batches.batch(new int[] {1, 0}, 0);
    for (int row = 0; row < 6; row++) {
      int picture = batch.pictures()[row / 3];
      assertEquals(picture, batch.labels()[row * batch.steps()] / 100);
    }
  }

  @Test
  void labelsAreTheInputsOneStepLaterAndPaddingIsMasked() {
    List<int[]> captions = List.of(new int[] {1, 7, 8, 2}, new int[] {1, 2});
    CaptionBatch batch = CaptionBatches.of(new int[] {4}, 2, captions, PADDING);
    assertArrayEquals(new int[] {1, 7, 8, 1, 3, 3}, batch.inputs());
    assertArrayEquals(new int[] {7, 8, 2, 2, 3, 3}, batch.labels());
    assertArrayEquals(new float[] {1, 1, 1, 1, 0, 0}, batch.mask());
    assertEquals(4, batch.tokens());
  }

  @Test
  void aPictureWithoutACaptionIsNamed() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new CaptionBatches(captions(1, 0), 2, 1, PADDING, 1));
    assertTrue(e.getMessage().startsWith("picture 2 needs captions"), e.getMessage());
  }
}
