package dev.unroll.autoencoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.data.text.Language;
import dev.unroll.data.text.TextConfig;
import dev.unroll.data.text.TextConfig.Level;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReconstructionScoresTest {
  private final Language language =
      Language.of(new TextConfig(Level.WORD, 100, 1, false), List.of("a b c d e ."));

  @Test
  void positionsAreThoseOfTheLongerText() {
    // 5 of 5, then 2 of 5 (one too many), then 1 of 4 (three missing, one wrong place kept).
    ReconstructionScores scores =
        ReconstructionScores.of(
            List.of("a b c d.", "a b c.", "e d c b"),
            List.of("a b c d .", "a b d e .", "e"),
            language);
    assertEquals(100.0 * (5 + 2 + 1) / (5 + 5 + 4), scores.tokenAccuracy(), 1e-9);
    assertEquals(100.0 / 3, scores.exact(), 1e-9);
    assertEquals(3, scores.sentences());
  }

  @Test
  void equalTextsAreAllRight() {
    List<String> texts = List.of("a b c d e.", "d e a b.");
    ReconstructionScores scores = ReconstructionScores.of(texts, texts, language);
    assertEquals(new ReconstructionScores(2, 100, 100, scores.bleu()), scores);
    assertEquals(100, scores.bleu(), 1e-9);
  }

  @Test
  void nothingToMeasureIsSaid() {
    assertThrows(
        IllegalArgumentException.class,
        () -> ReconstructionScores.of(List.of(), List.of(), language));
  }

  @Test
  void lengthsAreCountedInTheOriginal() {
    List<String> originals = List.of("a b c d", "a b c d e", "a");
    List<String> found = List.of("a b c d", "a", "a b c d e a b c d e");
    LengthTable table = LengthTable.of(originals, found, language);
    assertEquals(
        List.of("1 to 4", "5 to 8", "all"),
        table.rows().stream().map(LengthTable.Row::words).toList());
    assertEquals(50, table.rows().get(0).scores().exact(), 1e-9);
    assertEquals(0, table.rows().get(1).scores().exact(), 1e-9);
    assertTrue(table.text().contains("1 to 4"));
  }
}
