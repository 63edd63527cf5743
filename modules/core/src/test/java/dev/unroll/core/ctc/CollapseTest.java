package dev.unroll.core.ctc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CollapseTest {
  private static final Alphabet PRAISE = Alphabet.ofLetters("好棒");

  @ParameterizedTest
  @CsvSource({
    "好φφ棒φ, 好棒",
    "好φ棒φ棒, 好棒棒",
    "好棒棒, 好棒",
    "好好φφ棒棒, 好棒",
    "φ好好φ好φ, 好好",
    "φφφ, ''",
    "'', ''"
  })
  void repeatsMergeAndThenBlanksGo(String path, String text) {
    int[] symbols =
        path.chars().map(c -> PRAISE.symbols().indexOf(Character.toString(c))).toArray();
    int[] labels = Collapse.of(symbols, PRAISE.blank());
    assertEquals(text, PRAISE.text(Arrays.stream(labels).boxed().toList()));
  }

  @Test
  void blankMayBeAnySymbol() {
    assertArrayEquals(new int[] {0, 1, 0}, Collapse.of(new int[] {0, 0, 2, 1, 0, 2}, 2));
  }

  @Test
  void textAndLabelsTurnIntoEachOther() {
    Alphabet alphabet = new Alphabet(List.of("a", "𝄞", "-", " "), 2);
    int[] labels = alphabet.encode("𝄞 a");
    assertArrayEquals(new int[] {1, 3, 0}, labels);
    assertEquals("𝄞 a", alphabet.text(Arrays.stream(labels).boxed().toList()));
    assertEquals(3, alphabet.space());
    assertEquals(-1, PRAISE.space());
  }

  @Test
  void greekHasItsPhi() {
    Alphabet greek = Alphabet.ofLetters("αφως");
    String text = "φως";
    int[] labels = greek.encode(text);
    assertArrayEquals(new int[] {2, 3, 4}, labels);
    assertEquals(text, greek.text(Arrays.stream(labels).boxed().toList()));
    assertEquals(5, greek.size());
    assertEquals(List.of("φ", "α", "ω"), Alphabet.ofLetters("αω").symbols());
    assertRefused("'φ' is twice", () -> Alphabet.ofLetters("φαφ"));
  }

  @Test
  void whatIsNoAlphabetIsRefused() {
    assertRefused("twice", () -> new Alphabet(List.of("a", "a"), 0));
    assertRefused("blank", () -> new Alphabet(List.of("a", "b"), 2));
    assertRefused("letter 2 of 'a-'", () -> new Alphabet(List.of("a", "-"), 1).encode("a-"));
  }

  private static void assertRefused(String part, Runnable made) {
    String message = assertThrows(IllegalArgumentException.class, made::run).getMessage();
    assertTrue(message.contains(part), message);
  }
}
