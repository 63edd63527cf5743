package dev.unroll.core.keyterm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.unroll.core.metric.MatchCounts;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyTermScoreTest {
  private static final Set<String> EXPECTED = Set.of("a", "b", "c", "d");

  /** Right at the places 1, 3 and 6, one never: (1/1 + 2/3 + 3/6) / 4. */
  @Test
  void precisionIsAveragedOverTheExpectedTermsFoundOrNot() {
    KeyTermScore score = KeyTermScore.of(EXPECTED, List.of("a", "x", "b", "y", "z", "c", "w"), 3);
    assertEquals(100 * (1 + 2.0 / 3 + 0.5) / 4, score.meanAveragePrecision(), 1e-12);
    assertEquals(new MatchCounts(4, 3, 2), score.chosen());
  }

  @Test
  void rankingWithTheExpectedFirstIsPerfect() {
    KeyTermScore score = KeyTermScore.of(EXPECTED, List.of("d", "c", "b", "a", "x"), 4);
    assertEquals(100, score.meanAveragePrecision(), 1e-12);
    assertEquals(100, score.chosen().f1(), 1e-12);
  }

  @Test
  void documentsCountAlikeHoweverManyTermsTheyHave() {
    KeyTermScore right = KeyTermScore.of(Set.of("a"), List.of("a"), 1);
    KeyTermScore wrong = KeyTermScore.of(EXPECTED, List.of(), 5);
    assertEquals(50, right.plus(wrong).meanAveragePrecision(), 1e-12);
    assertEquals(new MatchCounts(5, 1, 1), right.plus(wrong).chosen());
    assertEquals(0, KeyTermScore.NONE.meanAveragePrecision());
  }

  @Test
  void whatCannotBeJudgedIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> KeyTermScore.of(Set.of(), List.of(), 1));
    assertThrows(
        IllegalArgumentException.class, () -> KeyTermScore.of(EXPECTED, List.of("a", "a"), 1));
  }
}
