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

class PairBatchesTest {
  private static final int PADDING = -7;
  private static final int PAIRS = 503;

  private final List<int[]> sources = sequences(1, 12, new Random(1));
  private final List<int[]> targets = sequences(2, 9, new Random(2));

  @Test
  void eachPairIsInEachEpochOnce() {
    for (int rows : new int[] {1, 16, PAIRS, Integer.MAX_VALUE}) {
      PairBatches batches = new PairBatches(sources, targets, rows, PADDING, 3);
      List<int[]> plan = batches.plan(1);
      assertEquals(batches.count(), plan.size());
      int[] all = plan.stream().flatMapToInt(Arrays::stream).sorted().toArray();
      assertArrayEquals(IntStream.range(0, PAIRS).toArray(), all);
      assertTrue(plan.stream().allMatch(members -> members.length <= rows));
    }
  }

  @Test
  void batchOfThreePairsWrittenByHand() {
    PairBatches batches =
        new PairBatches(
            List.of(new int[] {5}, new int[] {6, 7, 8}, new int[] {9, 4}),
            List.of(new int[] {1, 10, 2}, new int[] {1, 2}, new int[] {1, 11, 12, 2}),
            3,
            0,
            1);
    PairBatch batch = batches.batch(new int[] {1, 0, 2});
    assertEquals(3, batch.rows());
    assertEquals(3, batch.sourceSteps());
    assertArrayEquals(new int[] {6, 7, 8, 5, 0, 0, 9, 4, 0}, batch.source());
    assertArrayEquals(new float[] {1, 1, 1, 1, 0, 0, 1, 1, 0}, batch.sourceMask());
    assertEquals(3, batch.targetSteps());
    assertArrayEquals(new int[] {1, 0, 0, 1, 10, 0, 1, 11, 12}, batch.inputs());
    assertArrayEquals(new int[] {2, 0, 0, 10, 2, 0, 11, 12, 2}, batch.labels());
    assertArrayEquals(new float[] {1, 0, 0, 1, 1, 0, 1, 1, 1}, batch.mask());
    assertEquals(6, batch.tokens());
  }

  @Test
  void rowsAreThePairsAndTheRestIsMaskedPadding() {
    PairBatches batches = new PairBatches(sources, targets, 16, PADDING, 3);
    for (int[] members : batches.plan(0)) {
      PairBatch batch = batches.batch(members);
      for (int row = 0; row < members.length; row++) {
        int[] source = sources.get(members[row]);
        for (int s = 0; s < batch.sourceSteps(); s++) {
          int at = row * batch.sourceSteps() + s;
          assertEquals(s < source.length ? source[s] : PADDING, batch.source()[at]);
          assertEquals(s < source.length ? 1 : 0, batch.sourceMask()[at]);
        }
        int[] target = targets.get(members[row]);
        for (int t = 0; t < batch.targetSteps(); t++) {
          int at = row * batch.targetSteps() + t;
          boolean inside = t < target.length - 1;
          assertEquals(inside ? target[t] : PADDING, batch.inputs()[at]);
          assertEquals(inside ? target[t + 1] : PADDING, batch.labels()[at]);
          assertEquals(inside ? 1 : 0, batch.mask()[at]);
        }
      }
    }
  }

  @Test
  void likeTargetsAreTogetherAndAmongThemLikeSources() {
    // One block holds them all, so that the batches in the order of their lengths are sorted.
    List<List<Integer>> keys = new ArrayList<>();
    for (int[] members : new PairBatches(sources, targets, 16, PADDING, 3).plan(5)) {
      keys.add(Arrays.stream(members).mapToObj(this::key).toList());
    }
    keys.sort((a, b) -> Integer.compare(first(a) + last(a), first(b) + last(b)));
    List<Integer> all = keys.stream().flatMap(List::stream).toList();
    assertEquals(all.stream().sorted().toList(), all);
  }

  @Test
  void epochsDifferAndRepeatWithTheSeed() {
    PairBatches batches = new PairBatches(sources, targets, 16, PADDING, 3);
    List<List<Integer>> first = lists(batches.plan(0));
    assertEquals(first, lists(new PairBatches(sources, targets, 16, PADDING, 3).plan(0)));
    assertNotEquals(first, lists(batches.plan(1)));
    assertNotEquals(first, lists(new PairBatches(sources, targets, 16, PADDING, 4).plan(0)));
  }

  @Test
  void sidesThatDoNotFitAreNamed() {
    List<int[]> one = List.of(new int[1], new int[1]);
    List<int[]> two = List.of(new int[2], new int[2]);
    List<int[]> none = List.of(new int[1], new int[0]);
    assertEquals("the source of pair 2 has 0 tokens, but needs 1 or more", message(none, two));
    assertEquals("the target of pair 1 has 1 tokens, but needs 2 or more", message(one, one));
    assertEquals(
        "each source needs a target, but there are 2 sources and 1 targets",
        message(one, two.subList(0, 1)));
    assertEquals("there are no pairs to make batches of", message(List.of(), List.of()));
  }

  @Test
  void batchOfWrongSizesIsRefused() {
    int[] ids = new int[6];
    float[] mask = new float[6];
    new PairBatch(2, 3, ids, mask, 3, ids, ids, mask);
    for (int[] sizes : new int[][] {{2, 2, 3}, {2, 3, 2}, {1, 6, 3}, {0, 3, 3}}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> new PairBatch(sizes[0], sizes[1], ids, mask, sizes[2], ids, ids, mask));
    }
  }

  private static String message(List<int[]> sources, List<int[]> targets) {
    return assertThrows(
            IllegalArgumentException.class, () -> new PairBatches(sources, targets, 2, 0, 1))
        .getMessage();
  }

  private int key(int pair) {
    return 100 * targets.get(pair).length + sources.get(pair).length;
  }

  private static int first(List<Integer> keys) {
    return keys.get(0);
  }

  private static int last(List<Integer> keys) {
    return keys.get(keys.size() - 1);
  }

  private static List<List<Integer>> lists(List<int[]> plan) {
    return plan.stream().map(members -> Arrays.stream(members).boxed().toList()).toList();
  }

  private static List<int[]> sequences(int least, int most, Random random) {
    List<int[]> sequences = new ArrayList<>();
    for (int i = 0; i < PAIRS; i++) {
      sequences.add(random.ints(random.nextInt(least, most + 1), 0, 1000).toArray());
    }
    return sequences;
  }
}
