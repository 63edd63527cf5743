package dev.unroll.core.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unroll.core.ReferenceCases;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Oracle: sacreBLEU 2.6.0. */
class ChrFTest {
  @ParameterizedTest
  @MethodSource("dev.unroll.core.metric.SacreBleuCases#chrf")
  void corpusScoreAndCountsAreThoseOfSacreBleu(JsonNode reference) {
    ChrFOptions options = options(reference.get("options"));
    ChrF chrF = new ChrF(options);
    List<Segment> segments = SacreBleuCases.segments(reference);
    assertEquals(reference.get("corpus_score").doubleValue(), chrF.corpus(segments), 1e-9);
    assertTrue(reference.get("signature").textValue().contains(options.signature()));
    ChrFTally sum = segments.stream().map(chrF::tally).reduce(ChrFTally::plus).orElseThrow();
    assertEquals(
        ReferenceCases.items(reference.get("corpus_stats_hyp_ref_match_per_order"))
            .map(n -> new MatchCounts(n.get(1).asLong(), n.get(0).asLong(), n.get(2).asLong()))
            .toList(),
        sum.orders());
  }

  @ParameterizedTest
  @MethodSource("dev.unroll.core.metric.SacreBleuCases#chrf")
  void sentenceScoresAreThoseOfSacreBleu(JsonNode reference) {
    ChrF chrF = new ChrF(options(reference.get("options")));
    List<Segment> segments = SacreBleuCases.segments(reference);
    for (int i = 0; i < segments.size(); i++) {
      double expected = reference.get("sentence_scores").get(i).doubleValue();
      assertEquals(expected, chrF.sentence(segments.get(i)), 1e-9);
    }
  }

  @Test
  void orderThatTheReferenceIsTooShortForIsNotCounted() {
    ChrFTally tally = new ChrF(ChrFOptions.chrF()).tally(Segment.of("abcd", "ab"));
    assertEquals(new MatchCounts(1, 3, 1), tally.orders().get(1));
    assertEquals(MatchCounts.NONE, tally.orders().get(2));
  }

  @Test
  void characterOutsideTheBasicPlaneCountsOnce() {
    ChrFTally tally = new ChrF(ChrFOptions.chrF()).tally(Segment.of("𝒳𝒴", "𝒳𝒵"));
    assertEquals(new MatchCounts(2, 2, 1), tally.orders().get(0));
    assertEquals(new MatchCounts(1, 1, 0), tally.orders().get(1));
  }

  private static ChrFOptions options(JsonNode options) {
    return new ChrFOptions(
        options.get("char_order").intValue(),
        options.get("word_order").intValue(),
        options.get("beta").doubleValue(),
        options.get("lowercase").booleanValue(),
        options.get("whitespace").booleanValue(),
        options.get("eps_smoothing").booleanValue());
  }
}
