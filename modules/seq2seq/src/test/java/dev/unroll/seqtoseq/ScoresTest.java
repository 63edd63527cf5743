package dev.unroll.seqtoseq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.metric.BleuTokeniser;
import dev.unroll.data.text.Language;
import dev.unroll.data.text.TextConfig;
import dev.unroll.data.text.TextConfig.Level;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoresTest {
  private static Language language(boolean lowerCase) {
    return Language.of(new TextConfig(Level.WORD, 100, 1, lowerCase), List.of("x"));
  }

  @Test
  void caseCountsUnlessTheModelKnowsNone() {
    List<String> said = List.of("the cat sat on the mat.");
    List<String> wanted = List.of("The Cat sat on the mat.");
    Scores lower = Scores.of(said, wanted, language(true));
    assertEquals(100, lower.bleu().score(), 1e-9);
    assertEquals(100, lower.chrF(), 1e-9);
    assertEquals(100, lower.exactMatch(), 0);
    assertTrue(lower.signature().contains("case:lc"), lower.signature());
    Scores cased = Scores.of(said, wanted, language(false));
    assertTrue(cased.bleu().score() < 100);
    assertEquals(0, cased.exactMatch(), 0);
  }

  @Test
  void chineseIsCountedByCharacters() {
    assertEquals(BleuTokeniser.CHINESE, Scores.standardTokeniser(List.of("2026年11月21日星期六", "三千")));
    assertEquals(BleuTokeniser.MTEVAL_13A, Scores.standardTokeniser(List.of("a dog", "年 is year")));
  }
}
