package dev.unroll.tagging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.core.keyterm.KeyTermScore;
import dev.unroll.core.keyterm.RankedTerm;
import java.util.List;
import org.junit.jupiter.api.Test;

class TermRankingsTest {
  private static Example note(String words, String... terms) {
    return new Example(List.of(words.split(" ")), List.of(), "", List.of(terms));
  }

  private static List<RankedTerm> inOrder(List<String> words) {
    return words.stream().map(word -> new RankedTerm(word, 1)).toList();
  }

  /** Of "x" and "y z" the first is found first; of "y" another known term stands before it. */
  @Test
  void onlyKnownTermsAreRankedAndTheirCaseDoesNotMatter() {
    List<Example> notes = List.of(note("the X of it", "x", "y z"), note("now X then Y", "Y"));
    TermRankings rankings = new TermRankings(List.of("x", "Y", "y z"), notes);
    KeyTermScore score = rankings.score(TermRankingsTest::inOrder);
    assertEquals(100 * 1 / 2.0, score.chosen().precision(), 1e-9);
    assertEquals(100 * 1 / 3.0, score.chosen().recall(), 1e-9);
    assertEquals(100 * (1 / 2.0 + 1 / 2.0) / 2, score.meanAveragePrecision(), 1e-9);
  }
}
