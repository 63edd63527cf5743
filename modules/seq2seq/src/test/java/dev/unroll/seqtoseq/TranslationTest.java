package dev.unroll.seqtoseq;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.core.decoding.AttentionMatrix;
import dev.unroll.core.decoding.Hypothesis;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.data.text.Language;
import dev.unroll.data.text.TextConfig;
import dev.unroll.data.text.TextConfig.Level;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TranslationTest {
  private static final Language LANGUAGE =
      Language.of(new TextConfig(Level.WORD, 100, 1, false), List.of("hello dear"));
  private static final Language PIECES =
      Language.of(
          new TextConfig(Level.BPE, 400, 1, false), Collections.nCopies(9, "hallo liebe Anna"));

  private static Translation of(boolean reversed, List<Integer> tokens, float[][] attention) {
    SeqToSeqConfig usual = Models.config(Models.network(NetworkConfig.AttentionName.DOT));
    SeqToSeqConfig config =
        new SeqToSeqConfig(
            usual.kind(),
            usual.source(),
            usual.target(),
            reversed,
            usual.network(),
            0,
            usual.sampling(),
            20,
            4);
    Hypothesis found = new Hypothesis(tokens, -1, -0.5, true, AttentionMatrix.of(attention));
    return Translation.of(
        "hallo liebe Anna",
        List.of("hallo", "liebe", "Anna"),
        List.of(found),
        config,
        LANGUAGE,
        LANGUAGE);
  }

  @Test
  void anUnknownWordIsReplacedByTheMostAttendedSourceWord() {
    Vocabulary words = LANGUAGE.vocabulary();
    Translation translation =
        of(
            false,
            List.of(words.id("hello"), words.unknown()),
            new float[][] {{1, 0, 0, 0}, {0.1f, 0.1f, 0.2f, 0.6f}, {0, 0, 0, 1}});
    // The end symbol is attended most, but is no word.
    assertEquals("hello Anna", translation.text());
    assertEquals(List.of("hello", "Anna", "</s>"), translation.best().tokens());
  }

  @Test
  void aPieceOfAWordStandsInAsText() {
    SeqToSeqConfig config = Models.config(Models.network(NetworkConfig.AttentionName.DOT));
    Hypothesis found =
        new Hypothesis(
            List.of(LANGUAGE.vocabulary().unknown()),
            -1,
            -1,
            true,
            AttentionMatrix.of(new float[][] {{0, 0, 1, 0}, {0, 0, 0, 1}}));
    List<String> pieces = PIECES.tokens("hallo liebe Anna");
    assertEquals(3, pieces.size());
    Translation translation =
        Translation.of("hallo liebe Anna", pieces, List.of(found), config, PIECES, LANGUAGE);
    assertEquals("Anna", translation.text());
    assertEquals(List.of("hallo", "▁liebe", "▁Anna", "</s>"), translation.sourceTokens());
  }

  @Test
  void aPieceThatIsUnknownIsLeftOut() {
    SeqToSeqConfig config = Models.config(Models.network(NetworkConfig.AttentionName.DOT));
    Vocabulary pieces = PIECES.vocabulary();
    List<Integer> tokens = List.of(pieces.id("hallo"), pieces.unknown());
    Hypothesis found =
        new Hypothesis(
            tokens, -1, -1, true, AttentionMatrix.of(new float[][] {{1, 0}, {1, 0}, {0, 1}}));
    Translation translation =
        Translation.of("中", List.of("中"), List.of(found), config, LANGUAGE, PIECES);
    assertEquals("hallo", translation.text());
  }

  @Test
  void attentionToAReversedSourceIsTurnedForwards() {
    Vocabulary words = LANGUAGE.vocabulary();
    Translation translation =
        of(true, List.of(words.unknown()), new float[][] {{0.7f, 0.2f, 0.1f, 0}, {0, 0, 0, 1}});
    assertArrayEquals(new float[] {0.1f, 0.2f, 0.7f, 0}, translation.best().attention().get(0));
    assertEquals("Anna", translation.text());
  }
}
