package dev.unroll.core.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Oracle: sacreBLEU 2.6.0. */
class BleuTest {
  @ParameterizedTest
  @MethodSource("dev.unroll.core.metric.SacreBleuCases#bleu")
  void corpusScoreIsThatOfSacreBleu(JsonNode reference) {
    BleuOptions options = options(reference.get("options"), false);
    assertScore(
        reference.get("corpus"),
        options,
        new Bleu(options).corpus(SacreBleuCases.segments(reference)));
    assertTrue(reference.get("signature").textValue().contains(options.signature()));
  }

  @ParameterizedTest
  @MethodSource("dev.unroll.core.metric.SacreBleuCases#bleu")
  void sentenceScoresAreThoseOfSacreBleu(JsonNode reference) {
    List<Segment> segments = SacreBleuCases.segments(reference);
    for (boolean effective : new boolean[] {false, true}) {
      BleuOptions options = options(reference.get("options"), effective);
      for (int i = 0; i < segments.size(); i++) {
        JsonNode expected = reference.get("sentences").get(i).get("effective_order_" + effective);
        assertScore(expected, options, new Bleu(options).sentence(segments.get(i)));
      }
    }
  }

  @Test
  void brevityPenaltyIsThatOfThePaper() {
    Bleu bleu = new Bleu(BleuOptions.standard());
    BleuScore score = bleu.sentence(Segment.of("a b c d", "a b c d e f g h"));
    assertEquals(Math.exp(-1), score.brevityPenalty(), 1e-15);
    assertEquals(100 * Math.exp(-1), score.score(), 1e-12);
  }

  @Test
  void wordCountsOnlyAsOftenAsInOneReference() {
    // Papineni et al. 2002, example 2: modified unigram precision 2/7.
    BleuTally tally =
        new Bleu(new BleuOptions(BleuTokeniser.NONE, true, new BleuSmoothing.None(), 4, false))
            .tally(
                Segment.of(
                    "the the the the the the the",
                    "The cat is on the mat",
                    "There is a cat on the mat"));
    assertEquals(2, tally.matches().get(0));
    assertEquals(7, tally.totals().get(0));
  }

  @Test
  void sentenceWithoutAnyReferenceIsRefusedByLine() {
    Exception failure =
        assertThrows(
            IllegalArgumentException.class,
            () -> Segment.zip(List.of("a", "b"), List.of(List.of("a", Segment.ABSENT))));
    assertTrue(failure.getMessage().contains("line 2"), failure.getMessage());
  }

  @Test
  void streamsOfOtherLengthAreRefused() {
    Exception failure =
        assertThrows(
            IllegalArgumentException.class,
            () -> Segment.zip(List.of("a", "b"), List.of(List.of("a"))));
    assertTrue(failure.getMessage().contains("1 lines"), failure.getMessage());
  }

  private static void assertScore(JsonNode expected, BleuOptions options, BleuScore score) {
    assertEquals(expected.get("score").doubleValue(), score.score(), 1e-9);
    assertEquals(expected.get("bp").doubleValue(), score.brevityPenalty(), 1e-12);
    assertEquals(expected.get("sys_len").longValue(), score.tally().hypothesisLength());
    assertEquals(expected.get("ref_len").longValue(), score.tally().referenceLength());
    assertEquals(expected.get("score_fmt").textValue(), score.summary());
    // The reported counts have k added, unless nothing matched, and then their fraction cut off.
    boolean matched = score.tally().matches().stream().anyMatch(count -> count > 0);
    double k = options.smoothing() instanceof BleuSmoothing.AddK addK && matched ? addK.k() : 0;
    for (int n = 0; n < options.maxOrder(); n++) {
      double added = n > 0 ? k : 0;
      assertEquals(
          expected.get("counts").get(n).longValue(),
          (long) (score.tally().matches().get(n) + added));
      assertEquals(
          expected.get("totals").get(n).longValue(),
          (long) (score.tally().totals().get(n) + added));
      assertEquals(
          expected.get("precisions").get(n).doubleValue(), score.precisions().get(n), 1e-9);
    }
  }

  private static BleuOptions options(JsonNode options, boolean effectiveOrder) {
    double value = options.get("smooth_value_effective").asDouble();
    BleuSmoothing smoothing =
        switch (options.get("smooth_method").textValue()) {
          case "floor" -> new BleuSmoothing.Floor(value);
          case "add-k" -> new BleuSmoothing.AddK(value);
          case "exp" -> new BleuSmoothing.Exponential();
          default -> new BleuSmoothing.None();
        };
    return new BleuOptions(
        BleuTokeniser.named(options.get("tokenize").textValue()),
        options.get("lowercase").booleanValue(),
        smoothing,
        options.get("max_ngram_order").intValue(),
        effectiveOrder);
  }
}
