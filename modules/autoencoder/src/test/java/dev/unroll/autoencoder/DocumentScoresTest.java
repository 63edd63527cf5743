package dev.unroll.autoencoder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.data.text.Language;
import dev.unroll.data.text.TextConfig;
import dev.unroll.data.text.TextConfig.Level;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentScoresTest {
  private final Language language =
      Language.of(new TextConfig(Level.WORD, 100, 1, false), List.of("a b c d e ."));
  private final List<List<String>> originals =
      List.of(List.of("a b.", "c d.", "e."), List.of("a.", "b."), List.of("c d e."));

  @Test
  void sentencesCountAtTheirPlaceOnly() {
    List<List<String>> found =
        List.of(List.of("a b .", "e .", "c d ."), List.of("a .", "b ."), List.of());
    DocumentScores scores = DocumentScores.of(originals, found, language);
    assertEquals(100.0 * 3 / 6, scores.exactSentences(), 1e-9);
    assertEquals(100.0 / 3, scores.texts().exact(), 1e-9);
    // "a b . c d . e ." against "a b . e . c d .", all 4 of the second, none of the third.
    assertEquals(100.0 * (3 + 1 + 4) / (8 + 4 + 4), scores.texts().tokenAccuracy(), 1e-9);
  }

  @Test
  void aSentenceTooManyMakesADocumentInexactButNotItsSentences() {
    List<List<String>> found =
        List.of(originals.get(0), List.of("a.", "b.", "a."), originals.get(2));
    DocumentScores scores = DocumentScores.of(originals, found, language);
    assertEquals(100, scores.exactSentences(), 1e-9);
    assertEquals(200.0 / 3, scores.texts().exact(), 1e-9);
  }

  @Test
  void rowsAreOfDocumentsOfEquallyManySentences() {
    DocumentTable table = DocumentTable.of(originals, originals, language);
    assertEquals(
        List.of("1", "2", "3", "all"),
        table.rows().stream().map(DocumentTable.Row::sentences).toList());
    for (DocumentTable.Row row : table.rows()) {
      assertEquals(100, row.scores().exactSentences(), 1e-9);
      assertEquals(100, row.scores().texts().exact(), 1e-9);
    }
    assertEquals(5, table.text().lines().count());
  }

  @Test
  void aTextIsPartedIntoItsLinesOrWhereItsSentencesEnd() {
    assertEquals(
        List.of("It is night.", "The owl wakes."),
        DocumentText.sentences("It is night. The owl wakes."));
    assertEquals(List.of("no mark", "at all"), DocumentText.sentences("no mark\n\nat all\n"));
    assertEquals(List.of(""), DocumentText.sentences("  \n"));
  }
}
