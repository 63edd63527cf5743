package dev.unroll.benchmarks.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.benchmarks.work.CaptionerCase;
import dev.unroll.benchmarks.work.CaptionerCase.Decoder;
import dev.unroll.benchmarks.work.CaptionerCase.Task;
import dev.unroll.benchmarks.work.CaptionerData;
import dev.unroll.benchmarks.work.CaptionerSizes;
import dev.unroll.benchmarks.work.CaptionerWeights;
import dev.unroll.benchmarks.work.PlainCaptioner;
import dev.unroll.core.decoding.Hypothesis;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OursCaptionerTest {
  private static final int ROWS = 6;
  private static final CaptionerCase TRAINED =
      new CaptionerCase(
          "test",
          Task.TRAIN,
          Decoder.ATTENTION,
          new CaptionerSizes(List.of(4, 6), 6, 3, 20, 8, 12, 7),
          ROWS);

  @ParameterizedTest
  @CsvSource({"GREEDY,STATE", "BEAM,STATE", "GREEDY,ATTENTION", "BEAM,ATTENTION"})
  void theCaptionsAreThoseOfTheNetworkWrittenOutInDoubles(Task task, Decoder decoder) {
    CaptionerSizes sizes = new CaptionerSizes(List.of(), 10, 3, 40, 9, 16, 7);
    CaptionerCase work = new CaptionerCase("test", task, decoder, sizes, ROWS);
    OursCaptioner ours = new OursCaptioner();
    ours.prepare(work);
    for (int turn = 0; turn < 2; turn++) {
      List<List<Integer>> expected =
          new PlainCaptioner(work).write(CaptionerData.of(work).get(turn));
      assertEquals(expected, ours.write(turn).stream().map(Hypothesis::tokens).toList());
      assertTrue(expected.stream().allMatch(one -> one.size() == CaptionerCase.WRITTEN));
      assertTrue(new HashSet<>(expected).size() > ROWS / 2, "captions are alike: " + expected);
    }
  }

  @Test
  void theFirstLossIsThatOfTheNetworkWrittenOutInDoublesAndFalls() {
    OursCaptioner ours = new OursCaptioner();
    ours.prepare(TRAINED);
    double first = ours.step(0);
    assertEquals(new PlainCaptioner(TRAINED).loss(CaptionerData.of(TRAINED).get(0)), first, 1e-4);
    double last = first;
    for (int update = 1; update <= 40; update++) {
      last = ours.step(update);
    }
    assertTrue(last < first - 0.05, "from " + first + " to " + last);
  }

  @Test
  void allWeightsAreGivenAndNoneElseIsTrained() {
    OursCaptioner ours = new OursCaptioner();
    ours.prepare(TRAINED);
    long given =
        CaptionerWeights.of(TRAINED).values().stream()
            .mapToLong(weight -> weight.values().length)
            .sum();
    assertEquals(given, ours.parameters());
  }
}
