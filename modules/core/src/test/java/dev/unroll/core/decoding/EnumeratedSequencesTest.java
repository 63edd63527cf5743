package dev.unroll.core.decoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unroll.core.decoding.BeamOptions.Unfinished;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EnumeratedSequencesTest {
  /** More than there are prefixes in any case. */
  private static final int WIDE = 400;

  static List<EnumeratedSequences> all() {
    return EnumeratedSequences.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void wideBeamFindsTheEnumeratedTopTenUnderEveryScore(EnumeratedSequences reference) {
    Map<String, LengthPenalty> penalties =
        Map.of(
            "log_prob", LengthPenalty.none(),
            "gnmt_len_with_stop", LengthPenalty.wu(reference.alpha()),
            "gnmt_len_without_stop", new LengthPenalty(5, reference.alpha(), false),
            "mean_log_prob_with_stop", LengthPenalty.mean());
    penalties.forEach(
        (score, penalty) -> {
          List<JsonNode> finished = reference.best("finished_only", score);
          assertSame(finished, search(reference, penalty, Unfinished.LAST, finished.size()));
          List<JsonNode> all = reference.best("finished_or_cut_at_max", score);
          assertSame(all, search(reference, penalty, Unfinished.AMONG_FINISHED, all.size()));
        });
  }

  @ParameterizedTest
  @MethodSource("all")
  void greedyTakesTheEnumeratedGreedyPath(EnumeratedSequences reference) {
    Hypothesis found =
        SequenceSampler.greedy(new RecurrentScorer(List.of(reference)), rules(reference)).get(0);
    assertSame(reference.greedy(), found);
  }

  @ParameterizedTest
  @MethodSource("all")
  void narrowBeamNeverBeatsTheEnumeratedBest(EnumeratedSequences reference) {
    double best =
        reference.best("finished_or_cut_at_max", "log_prob").get(0).get("score").doubleValue();
    for (int width = 1; width <= 5; width++) {
      BeamOptions options =
          BeamOptions.of(width, rules(reference)).withUnfinished(Unfinished.AMONG_FINISHED);
      Hypothesis found =
          new BeamSearch(options).search(new RecurrentScorer(List.of(reference))).get(0).get(0);
      assertTrue(found.score() <= best + 1e-6);
    }
  }

  private static List<Hypothesis> search(
      EnumeratedSequences reference, LengthPenalty penalty, Unfinished unfinished, int nBest) {
    BeamOptions options = new BeamOptions(WIDE, nBest, rules(reference), penalty, unfinished);
    return new BeamSearch(options).search(new RecurrentScorer(List.of(reference))).get(0);
  }

  private static SequenceRules rules(EnumeratedSequences reference) {
    return SequenceRules.of(RecurrentScorer.START, reference.stop(), reference.maximumSteps());
  }

  private static void assertSame(List<JsonNode> expected, List<Hypothesis> found) {
    assertEquals(expected.size(), found.size());
    for (int i = 0; i < expected.size(); i++) {
      assertSame(expected.get(i), found.get(i));
      assertEquals(expected.get(i).get("score").doubleValue(), found.get(i).score(), 2e-6);
    }
  }

  private static void assertSame(JsonNode expected, Hypothesis found) {
    assertEquals(EnumeratedSequences.tokens(expected.get("tokens")), found.tokens());
    assertEquals(expected.get("log_prob").doubleValue(), found.logProbability(), 2e-6);
    assertEquals(expected.get("finished").booleanValue(), found.finished());
  }
}
