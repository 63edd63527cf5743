package dev.unroll.core.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unroll.core.ReferenceCases;
import dev.unroll.core.tree.BracketReader;
import dev.unroll.core.tree.Tree;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Oracle: evalb, the program. */
class LabelledBracketsTest {
  private static final BracketReader READER = new BracketReader(BracketReader.Outer.KEPT_AS_TOP);

  private static List<JsonNode> cases() {
    return ReferenceCases.of("evalb");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void countsOfEachSentenceAreThoseOfEvalb(JsonNode reference) {
    LabelledBrackets metric = new LabelledBrackets(options(reference));
    for (JsonNode sentence : reference.get("sentences")) {
      int i = sentence.get("id").intValue() - 1;
      BracketTally tally = tally(metric, reference, i);
      String place = reference.get("id").textValue() + ", sentence " + (i + 1);
      assertEquals(count(sentence, "length"), metric.length(tree(reference, "gold", i)), place);
      long status = tally.errors() + 2 * tally.skipped();
      assertEquals(count(sentence, "status"), status, place);
      assertEquals(
          new MatchCounts(
              count(sentence, "gold"), count(sentence, "test"), count(sentence, "matched")),
          tally.brackets(),
          place);
      assertEquals(count(sentence, "crossing"), tally.crossings().brackets(), place);
      assertEquals(count(sentence, "words"), tally.tags().expected(), place);
      assertEquals(count(sentence, "correct_tags"), tally.tags().matched(), place);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void corpusScoresAreThoseOfEvalb(JsonNode reference) {
    assertScores(reference.get("derived_all"), sum(reference, Integer.MAX_VALUE));
    String setting = setting(reference, "CUTOFF_LEN ").iterator().next();
    assertScores(reference.get("derived_len_le_cutoff"), sum(reference, Integer.parseInt(setting)));
  }

  @Test
  void collinsParametersAreThoseOfTheFile() {
    JsonNode first = cases().get(0);
    assertEquals("COLLINS.prm", first.get("parameters").textValue());
    assertEquals(options(first), BracketOptions.collins());
  }

  @Test
  void punctuationTopAndFunctionTagsDoNotCount() {
    BracketTally tally =
        collins("(TOP (S (NP-SBJ (NN a)) (VP (VB b) (. .))))", "(S (NP (NN a)) (VP (VB b)) (. .))");
    assertEquals(new MatchCounts(3, 3, 3), tally.brackets());
    assertEquals(100, tally.completeMatch());
  }

  @Test
  void equalLabelsMatchEachOther() {
    String gold = "(S (PRT (RP up)) (NP (NN b)))";
    String found = "(S (ADVP (RP up)) (VP (NN b)))";
    assertEquals(new MatchCounts(3, 3, 2), collins(gold, found).brackets());
    LabelledBrackets unlabelled = new LabelledBrackets(BracketOptions.collins().unlabelled());
    assertEquals(3, unlabelled.tally(tree(gold), tree(found)).brackets().matched());
  }

  @Test
  void aBracketMatchesOnlyOnce() {
    assertEquals(
        new MatchCounts(1, 3, 1), collins("(NP (NN a))", "(NP (NP (NP (NN a))))").brackets());
  }

  @Test
  void otherWordsAreAnErrorAndNotCounted() {
    assertEquals(BracketTally.ERROR, collins("(S (NN a))", "(S (NN b))"));
    assertEquals(BracketTally.SKIPPED, collins("(S (NN a))", "(S (. .))"));
  }

  @Test
  void wrongUseIsRefused() {
    LabelledBrackets metric = new LabelledBrackets(BracketOptions.collins());
    assertThrows(
        IllegalArgumentException.class,
        () -> metric.corpus(List.of(tree("(S (NN a))")), List.of()));
    List<Set<String>> overlapping = List.of(Set.of("A", "B"), Set.of("B", "C"));
    assertThrows(
        IllegalArgumentException.class,
        () -> new BracketOptions(true, Set.of(), Set.of(), overlapping));
  }

  private static void assertScores(JsonNode expected, BracketTally tally) {
    if (expected.isNull()) { // evalb divides by zero where no sentence is valid
      assertEquals(0, tally.valid());
      return;
    }
    assertEquals(count(expected, "valid"), tally.valid());
    assertEquals(
        new MatchCounts(
            count(expected, "gold"), count(expected, "test"), count(expected, "matched")),
        tally.brackets());
    assertEquals(expected.get("recall").doubleValue(), tally.brackets().recall(), 1e-12);
    assertEquals(expected.get("precision").doubleValue(), tally.brackets().precision(), 1e-12);
    assertEquals(expected.get("f1").doubleValue(), tally.brackets().f1(), 1e-12);
    assertEquals(expected.get("complete_match").doubleValue(), tally.completeMatch(), 1e-12);
    assertEquals(expected.get("average_crossing").doubleValue(), tally.averageCrossing(), 1e-12);
    assertEquals(expected.get("no_crossing").doubleValue(), tally.noCrossing(), 1e-12);
    assertEquals(
        expected.get("two_or_less_crossing").doubleValue(), tally.upToTwoCrossing(), 1e-12);
    assertEquals(expected.get("tagging_accuracy").doubleValue(), tally.taggingAccuracy(), 1e-12);
  }

  private static BracketTally sum(JsonNode reference, int longest) {
    LabelledBrackets metric = new LabelledBrackets(options(reference));
    BracketTally sum = BracketTally.NONE;
    for (int i = 0; i < reference.get("sentences").size(); i++) {
      if (metric.length(tree(reference, "gold", i)) <= longest) {
        sum = sum.plus(tally(metric, reference, i));
      }
    }
    return sum;
  }

  private static BracketTally tally(LabelledBrackets metric, JsonNode reference, int i) {
    // evalb's mark of a sentence that the parser gave up
    return reference.get("test").get(i).textValue().equals("(())")
        ? BracketTally.SKIPPED
        : metric.tally(tree(reference, "gold", i), tree(reference, "test", i));
  }

  private static BracketOptions options(JsonNode reference) {
    List<Set<String>> equal =
        setting(reference, "EQ_LABEL ").stream().map(pair -> Set.of(pair.split(" "))).toList();
    return new BracketOptions(
        setting(reference, "LABELED ").contains("1"),
        setting(reference, "DELETE_LABEL "),
        setting(reference, "DELETE_LABEL_FOR_LENGTH "),
        equal);
  }

  private static Set<String> setting(JsonNode reference, String name) {
    return ReferenceCases.texts(reference.get("settings"), "").stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(name.length()))
        .collect(Collectors.toSet());
  }

  private static long count(JsonNode counts, String name) {
    return counts.get(name).longValue();
  }

  private static BracketTally collins(String gold, String found) {
    return new LabelledBrackets(BracketOptions.collins()).tally(tree(gold), tree(found));
  }

  private static Tree tree(JsonNode reference, String side, int i) {
    return tree(reference.get(side).get(i).textValue());
  }

  private static Tree tree(String text) {
    return READER.read(text).get(0);
  }
}
