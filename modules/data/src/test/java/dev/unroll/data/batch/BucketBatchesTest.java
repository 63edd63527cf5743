package dev.unroll.data.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BucketBatchesTest {
  private static final int PADDING = -7;

  private final List<int[]> sequences = sequences(503);

  @Test
  void eachSequenceIsInEachEpochOnce() {
    for (int rows : new int[] {1, 16, 502, 503, Integer.MAX_VALUE}) {
      BucketBatches batches = new BucketBatches(sequences, rows, PADDING, 3);
      for (int epoch = 0; epoch < 3; epoch++) {
        List<int[]> plan = batches.plan(epoch);
        assertEquals(batches.count(), plan.size());
        int[] all = plan.stream().flatMapToInt(Arrays::stream).sorted().toArray();
        assertArrayEquals(IntStream.range(0, sequences.size()).toArray(), all);
        assertTrue(plan.stream().allMatch(members -> members.length <= rows));
      }
    }
  }

  @Test
  void rowsAreTheSequencesAndTheRestIsMaskedPadding() {
    BucketBatches batches = new BucketBatches(sequences, 16, PADDING, 3);
    for (int[] members : batches.plan(0)) {
      TokenBatch batch = batches.batch(members);
      assertEquals(
          batch.steps(),
          Arrays.stream(members).map(i -> sequences.get(i).length).max().orElse(0) - 1);
      for (int at = 0; at < batch.mask().length; at++) {
        int[] sequence = sequences.get(members[at / batch.steps()]);
        int step = at % batch.steps();
        boolean inside = step < sequence.length - 1;
        assertEquals(inside ? sequence[step] : PADDING, batch.inputs()[at]);
        assertEquals(inside ? sequence[step + 1] : PADDING, batch.labels()[at]);
        assertEquals(inside ? 1 : 0, batch.mask()[at]);
      }
    }
  }

  @Test
  void likeLengthsAreTogether() {
    List<IntSummaryStatistics> lengths = new ArrayList<>();
    for (int[] members : new BucketBatches(sequences, 16, PADDING, 3).plan(5)) {
      lengths.add(Arrays.stream(members).map(i -> sequences.get(i).length).summaryStatistics());
    }
    lengths.sort((a, b) -> Integer.compare(a.getMin() + a.getMax(), b.getMin() + b.getMax()));
    for (int i = 1; i < lengths.size(); i++) {
      assertTrue(lengths.get(i - 1).getMax() <= lengths.get(i).getMin());
    }
  }

  @Test
  void paddingIsATenthOfThatOfRandomBatches() {
    BucketBatches batches = new BucketBatches(sequences, 16, PADDING, 3);
    List<Integer> shuffled = new ArrayList<>(IntStream.range(0, 503).boxed().toList());
    Collections.shuffle(shuffled, new Random(8));
    long random = 0;
    for (int from = 0; from < 503; from += 16) {
      List<Integer> members = shuffled.subList(from, Math.min(503, from + 16));
      random += padding(batches.batch(members.stream().mapToInt(i -> i).toArray()));
    }
    long bucketed = batches.plan(0).stream().mapToLong(m -> padding(batches.batch(m))).sum();
    assertTrue(bucketed * 10 < random, bucketed + " against " + random);
  }

  @Test
  void epochsDifferInOrderAndInCompanyAndRepeatWithTheSeed() {
    BucketBatches batches = new BucketBatches(sequences, 16, PADDING, 3);
    List<List<Integer>> first = groups(batches.plan(0));
    List<List<Integer>> second = groups(batches.plan(1));
    assertEquals(first, groups(new BucketBatches(sequences, 16, PADDING, 3).plan(0)));
    assertNotEquals(first, second);
    assertTrue(Collections.disjoint(first, second));
    List<Integer> sizes = batches.plan(0).stream().map(m -> batches.batch(m).steps()).toList();
    assertNotEquals(sizes.stream().sorted().toList(), sizes, "short ones must not come first");
  }

  @Test
  void companyChangesThoughNoTwoLengthsAreEqual() {
    List<int[]> distinct = IntStream.range(2, 1002).mapToObj(int[]::new).toList();
    BucketBatches batches = new BucketBatches(distinct, 4, PADDING, 3);
    List<List<Integer>> first = groups(batches.plan(0));
    assertEquals(batches.count(), first.size());
    assertTrue(Collections.disjoint(first, groups(batches.plan(1))));
    // Four of 1000 drawn at random are 600 apart on average; four neighbours of 200 drawn, 15.
    double apart = first.stream().mapToInt(m -> m.get(3) - m.get(0)).average().orElseThrow();
    assertTrue(apart < 20, "apart " + apart);
  }

  @Test
  void sequenceOfOneTokenIsRefusedWithItsNumber() {
    List<int[]> wrong = List.of(new int[2], new int[1]);
    var thrown =
        assertThrows(IllegalArgumentException.class, () -> new BucketBatches(wrong, 2, 0, 1));
    assertEquals("sequence 2 has 1 tokens, but needs 2 or more", thrown.getMessage());
    assertThrows(IllegalArgumentException.class, () -> new BucketBatches(List.of(), 2, 0, 1));
  }

  private static long padding(TokenBatch batch) {
    return batch.mask().length - batch.tokens();
  }

  private static List<List<Integer>> groups(List<int[]> plan) {
    return plan.stream().map(m -> Arrays.stream(m).sorted().boxed().toList()).toList();
  }

  private static List<int[]> sequences(int count) {
    Random random = new Random(2);
    List<int[]> sequences = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sequences.add(random.ints(2 + random.nextInt(50), 0, 1000).toArray());
    }
    return sequences;
  }
}
