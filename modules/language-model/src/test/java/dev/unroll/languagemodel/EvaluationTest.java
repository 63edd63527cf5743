package dev.unroll.languagemodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.text.BytePairTokeniser;
import dev.unroll.core.text.CharacterTokeniser;
import dev.unroll.core.text.Tokeniser;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.core.text.WordTokeniser;
import dev.unroll.training.Measurement;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EvaluationTest {
  private static Evaluation of(
      Tokeniser tokeniser, List<String> known, String text, double... nats) {
    Vocabulary vocabulary = Vocabulary.builder().special(Vocabulary.UNKNOWN).addAll(known).build();
    return Evaluation.of(nats, vocabulary.ids(tokeniser.tokens(text)), tokeniser, vocabulary);
  }

  @Test
  void bitsPerCharacterAreTheMeanOverAllCharactersButTheFirst() {
    Evaluation evaluation =
        of(
            new CharacterTokeniser(),
            List.of("a", "😀"),
            "a😀a",
            0,
            Math.log(8), // 3 bits
            Math.log(2)); // 1 bit
    assertEquals(2, evaluation.metrics().get("bits per character"), 1e-12);
    assertEquals(4, evaluation.metrics().get("perplexity"), 1e-12);
    assertEquals(0, evaluation.unknown());
  }

  @Test
  void anUnknownCharacterIsOneCharacter() {
    Evaluation evaluation =
        of(new CharacterTokeniser(), List.of("a"), "axaa", 0, Math.log(4), Math.log(2), 0);
    assertEquals(1, evaluation.metrics().get("bits per character"), 1e-12);
    assertEquals(1, evaluation.unknown());
  }

  @Test
  void bitsPerCharacterOfBytePairsAreOverTheCharactersTheySpell() {
    // Bytes alone: "x", then two bytes for é and four for 😀, which are two characters.
    BytePairTokeniser bytes = BytePairTokeniser.train(List.of(), 256);
    double bit = Math.log(2);
    Evaluation evaluation =
        of(bytes, bytes.pieces(), "xé😀", 0, 2 * bit, bit, bit, 2 * bit, 3 * bit, bit);
    assertEquals(10.0 / 2, evaluation.metrics().get("bits per character"), 1e-12);
    assertEquals(Math.pow(2, 10.0 / 6), evaluation.metrics().get("perplexity"), 1e-12);
  }

  @Test
  void wordsHaveAPerplexityOnly() {
    Tokeniser words = new WordTokeniser(WordTokeniser.Splitting.UNICODE, false, true);
    Evaluation evaluation = of(words, List.of("a"), "a b a", 0, Math.log(9), 0);
    assertEquals(OptionalLong.empty(), evaluation.characters());
    assertEquals(Set.of("perplexity"), evaluation.metrics().keySet());
    assertEquals(3, evaluation.metrics().get("perplexity"), 1e-12);
    assertEquals(1, evaluation.unknown());
  }

  @Test
  void aLossThatIsNoNumberIsReportedToTheLoop() {
    Vocabulary vocabulary =
        Vocabulary.builder().special(Vocabulary.UNKNOWN).addAll(List.of("a")).build();
    Measurement measurement =
        Evaluation.measurement(
            new double[] {0, Double.NaN}, new int[] {1, 1}, new CharacterTokeniser(), vocabulary);
    assertTrue(Double.isNaN(measurement.loss()));
  }
}
