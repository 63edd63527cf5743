package dev.unroll.core.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unroll.core.ReferenceCases;
import dev.unroll.core.metric.Alignment.Edit;
import dev.unroll.core.metric.Alignment.Run;
import dev.unroll.core.random.RandomStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Oracles: jiwer 4.0.0, and a recursive edit distance. */
class ErrorRateTest {
  private static final Map<String, Edit> EDITS =
      Map.of("C", Edit.HIT, "S", Edit.SUBSTITUTION, "D", Edit.DELETION, "I", Edit.INSERTION);

  private static List<JsonNode> cases() {
    return ReferenceCases.of("wer");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void wordRatesAndAlignmentsAreThoseOfJiwer(JsonNode reference) {
    JsonNode expected = reference.get("words");
    ErrorRate rate = assertAlignments(ErrorUnit.WORD, reference, expected);
    assertEquals(expected.get("wer").doubleValue(), rate.rate(), 1e-15);
    assertEquals(expected.get("mer").doubleValue(), rate.matchErrorRate(), 1e-15);
    assertEquals(expected.get("wip").doubleValue(), rate.informationPreserved(), 1e-15);
    assertEquals(expected.get("wil").doubleValue(), rate.informationLost(), 1e-15);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void characterRateAndAlignmentsAreThoseOfJiwer(JsonNode reference) {
    JsonNode expected = reference.get("characters");
    ErrorRate rate = assertAlignments(ErrorUnit.CHARACTER, reference, expected);
    assertEquals(expected.get("cer").doubleValue(), rate.rate(), 1e-15);
  }

  @Test
  void editsAreTheFewestThatABruteForceFinds() {
    RandomStream random = RandomStream.named(5, "sequences");
    for (int trial = 0; trial < 300; trial++) {
      List<Integer> a = random.ints(random.nextInt(7), 0, 3).boxed().toList();
      List<Integer> b = random.ints(random.nextInt(7), 0, 3).boxed().toList();
      ErrorRate counts = Alignment.of(a, b).counts();
      assertEquals(EditDistanceTest.bruteForce(a, b), counts.edits());
      assertEquals(a.size(), counts.referenceLength());
      assertEquals(b.size(), counts.hypothesisLength());
    }
  }

  @Test
  void loneTabIsPartOfAWord() {
    assertEquals(new ErrorRate(1, 1, 0, 0), ErrorUnit.WORD.tally("a b\tc", "a b"));
    assertEquals(new ErrorRate(2, 0, 1, 0), ErrorUnit.WORD.tally(" a b\t\tc", "a b "));
  }

  private static ErrorRate assertAlignments(ErrorUnit unit, JsonNode texts, JsonNode expected) {
    ErrorRate sum = ErrorRate.NONE;
    for (int i = 0; i < texts.get("references").size(); i++) {
      String reference = texts.get("references").get(i).textValue();
      Alignment alignment = unit.align(reference, texts.get("hypotheses").get(i).textValue());
      assertEquals(
          ReferenceCases.items(expected.get("alignment").get(i)).map(ErrorRateTest::run).toList(),
          alignment.runs());
      assertEquals(counts(expected.get("per_sentence").get(i)), alignment.counts());
      sum = sum.plus(alignment.counts());
    }
    assertEquals(counts(expected), sum);
    return sum;
  }

  private static ErrorRate counts(JsonNode node) {
    return new ErrorRate(
        node.get("hits").longValue(),
        node.get("substitutions").longValue(),
        node.get("deletions").longValue(),
        node.get("insertions").longValue());
  }

  private static Run run(JsonNode node) {
    return new Run(
        EDITS.get(node.get(0).textValue()),
        node.get(1).intValue(),
        node.get(2).intValue(),
        node.get(3).intValue(),
        node.get(4).intValue());
  }
}
