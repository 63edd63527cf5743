package dev.unroll.core.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unroll.core.ReferenceCases;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Oracle: METEOR 1.5 with module exact; the stems are tested where the stemmer is. */
class MeteorTest {
  private final Meteor exact = Meteor.english(UnaryOperator.identity());

  private static List<JsonNode> cases() {
    return ReferenceCases.of("meteor_exact");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void scoresAndCountsAreThoseOfMeteor(JsonNode reference) {
    List<MeteorTally> tallies = new ArrayList<>();
    for (int i = 0; i < reference.get("hypotheses").size(); i++) {
      MeteorTally tally =
          exact.tally(
              words(reference.get("hypotheses").get(i)),
              ReferenceCases.items(reference.get("references").get(i))
                  .map(MeteorTest::words)
                  .toList());
      assertEquals(reference.get("segment_scores").get(i).doubleValue(), exact.score(tally), 1e-12);
      tallies.add(tally);
    }
    MeteorTally sum = tallies.stream().reduce(MeteorTally::plus).orElseThrow();
    JsonNode aggregate = reference.get("aggregate");
    assertEquals(aggregate.get("Final score").doubleValue(), exact.score(sum), 1e-12);
    assertEquals(aggregate.get("Test words").longValue(), sum.hypothesis().length());
    assertEquals(aggregate.get("Reference words").longValue(), sum.reference().length());
    assertEquals(aggregate.get("Chunks").longValue(), sum.chunks());
  }

  @Test
  void matchOfStemsCountsSixTenths() {
    UnaryOperator<String> first = word -> word.substring(0, 1);
    Meteor meteor = new Meteor(first, Set.of());
    MeteorTally tally = meteor.tally(Segment.of("dog", "dogs"));
    assertEquals(1, tally.hypothesis().stemContent());
    // One match in a text of one word: P = R = 0.6, and no break.
    assertEquals(0.6, meteor.score(tally), 1e-12);
  }

  @Test
  void oneBreakCostsWhatThePaperSays() {
    // Two chunks in four matches; every word is content, so P = R = 1.
    assertEquals(
        1 - 0.6 * Math.pow(0.5, 0.2),
        new Meteor(UnaryOperator.identity(), Set.of()).sentence(Segment.of("c d a b", "a b c d")),
        1e-12);
  }

  @Test
  void repeatedWordsMatchWhereTheyBreakLeast() {
    MeteorTally tally = exact.tally(Segment.of("red red star red", "red star"));
    assertEquals(1, tally.chunks());
    assertEquals(2, tally.hypothesis().matched());
  }

  @Test
  void bestReferenceCountsAndNothingInCommonIsNothing() {
    double best = exact.sentence(Segment.of("a red star", "a red star"));
    assertEquals(1, best);
    assertEquals(best, exact.sentence(Segment.of("a red star", "two cats", "a red star")));
    assertEquals(0, exact.sentence(Segment.of("a red star", "two cats")));
    assertEquals(0, exact.sentence(Segment.of("", "two cats")));
  }

  @Test
  void countsThatCannotBeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new MeteorSide(1, 0, 1, 0, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> new MeteorSide(0, 1, 0, 2, 0, 0));
    MeteorSide none = new MeteorSide(1, 0, 0, 0, 0, 0);
    MeteorSide one = new MeteorSide(1, 0, 1, 0, 0, 0);
    assertThrows(IllegalArgumentException.class, () -> new MeteorTally(none, one, 0));
  }

  private static List<String> words(JsonNode text) {
    return Whitespace.words(text.textValue().toLowerCase(Locale.ROOT));
  }
}
