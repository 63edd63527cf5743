package dev.unroll.core.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unroll.core.ReferenceCases;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Oracle: conlleval.pl of 2004-01-26. */
class SlotF1Test {
  private static List<JsonNode> cases() {
    return ReferenceCases.of("conlleval");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void reportIsThatOfConlleval(JsonNode reference) {
    assertEquals(reference.get("stdout").textValue(), score(reference).report());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void numbersAreThoseOfConlleval(JsonNode reference) {
    SlotF1 score = score(reference);
    JsonNode overall = reference.get("overall");
    assertEquals(overall.get("tokens").longValue(), score.tokens());
    assertEquals(overall.get("correct_tags").longValue(), score.correctTags());
    assertEquals(overall.get("accuracy").doubleValue(), score.accuracy(), 1e-12);
    assertEquals(overall.get("gold_chunks").longValue(), score.overall().expected());
    assertEquals(overall.get("predicted_chunks").longValue(), score.overall().found());
    assertEquals(overall.get("correct_chunks").longValue(), score.overall().matched());
    assertQuality(overall, score.overall());
    Set<String> names = new TreeSet<>();
    reference.get("types").fieldNames().forEachRemaining(names::add);
    assertEquals(names, score.types().keySet());
    for (String name : names) {
      JsonNode type = reference.get("types").get(name);
      MatchCounts counts = score.types().get(name);
      assertEquals(type.get("gold").longValue(), counts.expected());
      assertEquals(type.get("predicted").longValue(), counts.found());
      assertEquals(type.get("correct").longValue(), counts.matched());
      assertQuality(type, counts);
    }
  }

  @Test
  void chunkWithAWrongEndIsNotCorrect() {
    SlotF1 score = SlotF1.of(List.of("B-PER", "I-PER", "O"), List.of("B-PER", "I-PER", "I-PER"));
    assertEquals(new MatchCounts(1, 1, 0), score.overall());
    assertEquals(2, score.correctTags());
  }

  @Test
  void chunkEndsWithItsSentence() {
    SlotF1 sentence = SlotF1.of(List.of("I-PER"), List.of("I-PER"));
    assertEquals(2, sentence.plus(sentence).overall().matched());
    List<String> twice = List.of("x I-PER I-PER", "", "x I-PER I-PER");
    assertEquals(sentence.plus(sentence), ConllFormat.STANDARD.score(twice));
  }

  @Test
  void tiesRoundToTheEvenDigitAsInC() {
    assertEquals("0.62", FixedPoint.of(0.625, 2));
    assertEquals("0.38", FixedPoint.of(0.375, 2));
    assertEquals("1.00", FixedPoint.of(1.005, 2)); // the double nearest to 1.005 is below it
  }

  @Test
  void wrongFieldsAreRefusedByLine() {
    List<String> wider = List.of("a O O", "b x O O");
    List<String> lone = List.of("", "word");
    assertTrue(messageOf(wider).contains("line 2 has 4 fields"), messageOf(wider));
    assertTrue(messageOf(lone).contains("line 2 has one field"), messageOf(lone));
  }

  private static String messageOf(List<String> lines) {
    return assertThrows(IllegalArgumentException.class, () -> ConllFormat.STANDARD.score(lines))
        .getMessage();
  }

  private static void assertQuality(JsonNode expected, MatchCounts counts) {
    assertEquals(expected.get("precision").doubleValue(), counts.precision(), 1e-12);
    assertEquals(expected.get("recall").doubleValue(), counts.recall(), 1e-12);
    assertEquals(expected.get("f1").doubleValue(), counts.f1(), 1e-12);
  }

  private static SlotF1 score(JsonNode reference) {
    List<String> args = ReferenceCases.texts(reference.get("args"), "");
    int d = args.indexOf("-d");
    int o = args.indexOf("-o");
    ConllFormat format =
        new ConllFormat(
            d < 0 ? " " : args.get(d + 1), args.contains("-r"), o < 0 ? "O" : args.get(o + 1));
    return format.score(ReferenceCases.texts(reference.get("lines"), ""));
  }
}
