package dev.unroll.data.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NeighbourBatchesTest {
  private static final int START = 1;
  private static final int END = 2;
  private static final int PADDING = -7;

  private final List<List<int[]>> stretches = stretches(new Random(4));

  @Test
  void batchOfThreeSentencesWrittenByHand() {
    List<int[]> stretch =
        List.of(new int[] {1, 5, 2}, new int[] {1, 6, 7, 8, 2}, new int[] {1, 9, 2});
    NeighbourBatch batch =
        new NeighbourBatches(List.of(stretch), 3, 0, 1).batch(new int[] {0, 1, 2});
    assertEquals(4, batch.sourceSteps());
    assertArrayEquals(new int[] {5, 2, 0, 0, 6, 7, 8, 2, 9, 2, 0, 0}, batch.source());
    assertArrayEquals(new float[] {1, 1, 0, 0, 1, 1, 1, 1, 1, 1, 0, 0}, batch.sourceMask());
    assertEquals(4, batch.targetSteps());
    assertArrayEquals(
        new int[][] {
          {0, 0, 0, 0}, {1, 5, 0, 0}, {1, 6, 7, 8}, {1, 6, 7, 8}, {1, 9, 0, 0}, {0, 0, 0, 0}
        },
        rows(batch.inputs(), 4));
    assertArrayEquals(
        new int[][] {
          {0, 0, 0, 0}, {5, 2, 0, 0}, {6, 7, 8, 2}, {6, 7, 8, 2}, {9, 2, 0, 0}, {0, 0, 0, 0}
        },
        rows(batch.labels(), 4));
    assertArrayEquals(
        new float[] {0, 0, 0, 0, 1, 1, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0},
        batch.mask());
    assertEquals(12, batch.tokens());
  }

  /** Each label that counts is a word or the end of a neighbour: those of all pairs, both ways. */
  @Test
  void eachSentenceWithANeighbourIsInEachEpochOnce() {
    List<String> expected = new ArrayList<>();
    for (List<int[]> stretch : stretches) {
      for (int i = 1; i < stretch.size(); i++) {
        expected.add("before " + text(stretch.get(i)) + ": " + text(stretch.get(i - 1)));
        expected.add("after " + text(stretch.get(i - 1)) + ": " + text(stretch.get(i)));
      }
    }
    NeighbourBatches batches = new NeighbourBatches(stretches, 16, PADDING, 3);
    List<String> found = new ArrayList<>();
    int sentences = 0;
    for (int[] members : batches.plan(2)) {
      NeighbourBatch batch = batches.batch(members);
      sentences += batch.rows();
      for (int row = 0; row < 2 * batch.rows(); row++) {
        String words = counted(batch.labels(), batch.mask(), row, batch.targetSteps());
        String source =
            counted(batch.source(), batch.sourceMask(), row % batch.rows(), batch.sourceSteps());
        if (!words.isEmpty()) {
          found.add((row < batch.rows() ? "before " : "after ") + source + ": " + words);
        }
      }
    }
    assertEquals(batches.sentences(), sentences);
    assertEquals(stretches.stream().mapToInt(List::size).filter(size -> size > 1).sum(), sentences);
    assertEquals(expected.stream().sorted().toList(), found.stream().sorted().toList());
  }

  @Test
  void paddingStandsWhereTheMaskIsZeroAndInputsRunAheadOfLabels() {
    NeighbourBatches batches = new NeighbourBatches(stretches, 16, PADDING, 3);
    for (int[] members : batches.plan(0)) {
      NeighbourBatch batch = batches.batch(members);
      for (int i = 0; i < batch.mask().length; i++) {
        boolean counts = batch.mask()[i] == 1;
        assertEquals(counts, batch.labels()[i] != PADDING);
        assertEquals(counts, batch.inputs()[i] != PADDING);
        if (counts) {
          boolean first = i % batch.targetSteps() == 0;
          assertEquals(first ? START : batch.labels()[i - 1], batch.inputs()[i]);
        }
      }
    }
  }

  @Test
  void epochsDifferAndRepeatWithTheSeed() {
    List<List<Integer>> first = plan(0, 3);
    assertEquals(first, plan(0, 3));
    assertNotEquals(first, plan(1, 3));
    assertNotEquals(first, plan(0, 4));
  }

  @Test
  void likeNeighboursAreTogether() {
    long padded = 0;
    long all = 0;
    NeighbourBatches batches = new NeighbourBatches(stretches, 8, PADDING, 3);
    for (int[] members : batches.plan(0)) {
      NeighbourBatch batch = batches.batch(members);
      int[] longest =
          IntStream.range(0, batch.rows())
              .map(row -> Math.max(length(batch, row), length(batch, row + batch.rows())))
              .toArray();
      padded += Arrays.stream(longest).map(one -> batch.targetSteps() - one).sum();
      all += (long) batch.rows() * batch.targetSteps();
    }
    assertTrue(padded < 0.05 * all, padded + " of " + all);
  }

  @Test
  void sentencesThatDoNotFitAreNamed() {
    assertEquals(
        "sentence 3 has 1 tokens, but needs its start and stop symbol",
        message(List.of(List.of(new int[2]), List.of(new int[3], new int[1]))));
    assertEquals(
        "no sentence has a neighbour: none of 2 documents has two; put sentences that follow each"
            + " other into one",
        message(List.of(List.of(new int[2]), List.of(new int[2]))));
  }

  @Test
  void batchOfWrongSizesIsRefused() {
    int[] four = new int[4];
    float[] mask = new float[4];
    new NeighbourBatch(1, 4, four, mask, 2, four, four, mask).withInputs(new int[4]);
    for (int[] sizes : new int[][] {{1, 4, 4}, {1, 2, 2}, {2, 2, 2}, {0, 4, 2}}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> new NeighbourBatch(sizes[0], sizes[1], four, mask, sizes[2], four, four, mask));
    }
  }

  private static int length(NeighbourBatch batch, int row) {
    int from = row * batch.targetSteps();
    return (int)
        IntStream.range(from, from + batch.targetSteps()).filter(i -> batch.mask()[i] == 1).count();
  }

  private static String message(List<List<int[]>> stretches) {
    return assertThrows(
            IllegalArgumentException.class, () -> new NeighbourBatches(stretches, 2, 0, 1))
        .getMessage();
  }

  private List<List<Integer>> plan(int epoch, long seed) {
    return new NeighbourBatches(stretches, 16, PADDING, seed)
        .plan(epoch).stream().map(one -> Arrays.stream(one).boxed().toList()).toList();
  }

  /** The words of a sentence and its end. */
  private static String text(int[] framed) {
    return Arrays.toString(Arrays.copyOfRange(framed, 1, framed.length));
  }

  private static String counted(int[] ids, float[] mask, int row, int steps) {
    int[] words =
        IntStream.range(row * steps, (row + 1) * steps)
            .filter(i -> mask[i] == 1)
            .map(i -> ids[i])
            .toArray();
    return words.length == 0 ? "" : Arrays.toString(words);
  }

  private static int[][] rows(int[] ids, int steps) {
    return IntStream.range(0, ids.length / steps)
        .mapToObj(row -> Arrays.copyOfRange(ids, row * steps, (row + 1) * steps))
        .toArray(int[][]::new);
  }

  private static List<List<int[]>> stretches(Random random) {
    List<List<int[]>> stretches = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      List<int[]> stretch = new ArrayList<>();
      for (int s = random.nextInt(1, 6); s > 0; s--) {
        int[] framed = random.ints(random.nextInt(2, 12), 3, 100_000).toArray();
        framed[0] = START;
        framed[framed.length - 1] = END;
        stretch.add(framed);
      }
      stretches.add(stretch);
    }
    return stretches;
  }
}
