package dev.unroll.languagemodel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.core.decoding.Sampler;
import dev.unroll.core.text.CharacterTokeniser;
import dev.unroll.core.text.Tokeniser;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.core.text.WordTokeniser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WriterTest {
  private static final Tokeniser CHARACTERS = new CharacterTokeniser();
  private static final Tokeniser WORDS =
      new WordTokeniser(WordTokeniser.Splitting.UNICODE, false, true);

  /** Finds the next id in a circle likeliest, and the unknown token likelier still. */
  private static final class Counting implements Predictor {
    private final int size;
    private final List<Integer> read = new ArrayList<>();

    Counting(Vocabulary vocabulary) {
      size = vocabulary.size();
    }

    @Override
    public void reset() {
      read.clear();
    }

    @Override
    public float[] read(int token) {
      read.add(token);
      float[] logs = new float[size];
      Arrays.fill(logs, -9);
      logs[0] = -0.1f;
      logs[token % (size - 1) + 1] = -1;
      return logs;
    }
  }

  private static Vocabulary vocabulary(String... tokens) {
    return Vocabulary.builder().special(Vocabulary.UNKNOWN).addAll(List.of(tokens)).build();
  }

  private static String write(Tokeniser tokeniser, Vocabulary vocabulary, String prompt) {
    return new Writer(new Counting(vocabulary), tokeniser, vocabulary)
        .write(prompt, 4, Sampler.argmax(), new Random(1));
  }

  @Test
  void theTextGoesOnAfterThePrompt() {
    assertEquals("cdea", write(CHARACTERS, vocabulary("a", "b", "c", "d", "e"), "ab"));
    // The comma is joined to the prompt's last word.
    assertEquals(", a b,", write(WORDS, vocabulary("a", "b", ","), "a b"));
  }

  @Test
  void anUnknownCharacterOfThePromptIsReadAndTheUnknownTokenNeverWritten() {
    assertEquals("abca", write(CHARACTERS, vocabulary("a", "b", "c"), "b漢😀"));
  }

  @Test
  void withoutAPromptTheTextBeginsAfterABlankLine() {
    // Ids: \n is 1, a is 2.
    assertEquals("abc\n", write(CHARACTERS, vocabulary("\n", "a", "b", "c"), ""));
  }

  @Test
  void aPromptOfNoWordsIsAsNone() {
    Vocabulary vocabulary = vocabulary("\n", "a", "b");
    assertEquals(write(WORDS, vocabulary, ""), write(WORDS, vocabulary, "  "));
  }

  @Test
  void withoutNewlinesTheTextBeginsAfterTheRarestToken() {
    assertEquals("abca", write(CHARACTERS, vocabulary("a", "b", "c"), ""));
  }
}
