package dev.unroll.training.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.random.RandomStream;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LengthBatchesTest {
  /** Places of 300 sequences of up to so many ids, in batches of so many. */
  @ParameterizedTest
  @CsvSource({"3, 1", "40, 7", "5000, 64", "20000, 64"})
  void batchesHoldEachPlaceOnceWithinBothLimitsAndAreNoMoreThanNeeded(int longest, int most) {
    RandomStream random = RandomStream.named(longest, "lengths");
    List<int[]> sequences =
        Stream.generate(() -> new int[random.nextInt(1, longest + 1)]).limit(300).toList();
    List<List<Integer>> batches = LengthBatches.of(sequences, most);
    List<Integer> all = batches.stream().flatMap(List::stream).toList();
    assertEquals(IntStream.range(0, 300).boxed().toList(), all.stream().sorted().toList());
    List<Integer> lengths = all.stream().map(i -> sequences.get(i).length).toList();
    assertEquals(lengths.stream().sorted().toList(), lengths);
    int from = 0;
    for (List<Integer> batch : batches) {
      int rows = batch.size();
      from += rows;
      assertTrue(rows == 1 || fits(rows, lengths.get(from - 1), most), rows + " rows");
      assertTrue(from == 300 || !fits(rows + 1, lengths.get(from), most), rows + " rows only");
    }
  }

  private static boolean fits(int rows, int longest, int most) {
    return rows <= most && (long) rows * longest <= LengthBatches.MOST_TOKENS;
  }

  @Test
  void aSequenceOverTheLimitIsAloneAndNoneMakeNoBatch() {
    List<int[]> sequences = List.of(new int[LengthBatches.MOST_TOKENS + 1], new int[1]);
    assertEquals(List.of(List.of(1), List.of(0)), LengthBatches.of(sequences, 8));
    assertEquals(List.of(), LengthBatches.of(List.of(), 8));
    assertThrows(IllegalArgumentException.class, () -> LengthBatches.of(sequences, 0));
  }
}
