package dev.unroll.data.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.unroll.core.text.Vocabulary;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordLettersTest {
  @Test
  void lettersAreCodePointsAndThoseThatAreNotMetTwiceAreUnknown() {
    WordLetters letters = WordLetters.of(List.of("aabo", "😀ab", "😀"), 10);
    Vocabulary vocabulary = letters.letters();
    assertEquals(4, vocabulary.size());
    assertArrayEquals(
        new int[] {vocabulary.id("😀"), vocabulary.id("b"), vocabulary.unknown()},
        letters.ids("😀bo"));
    assertArrayEquals(new int[0], letters.ids(""));
  }

  @Test
  void ofALongWordTheFirstLettersCountAndItIsCounted() {
    String faces = "😀".repeat(10_000);
    WordLetters letters = WordLetters.of(List.of(faces), 7);
    assertEquals(7, letters.ids(faces).length);
    assertEquals("😀".repeat(7), LongWords.cut(faces, 7));
    assertEquals(1, LongWords.count(List.of(faces, "😀".repeat(7), "12345678".substring(1)), 7));
    assertEquals("short", LongWords.cut("short", 7));
  }

  @Test
  void lettersWithoutUnknownAreRefused() {
    Vocabulary known = Vocabulary.builder().add("a").build();
    assertThrows(IllegalArgumentException.class, () -> new WordLetters(known, 3));
    assertThrows(IllegalArgumentException.class, () -> WordLetters.of(List.of("a"), 0));
  }
}
