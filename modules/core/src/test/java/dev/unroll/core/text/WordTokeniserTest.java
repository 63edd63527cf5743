package dev.unroll.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.core.text.WordTokeniser.Splitting;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordTokeniserTest {
  private static final WordTokeniser LINES = new WordTokeniser(Splitting.UNICODE, false, true);

  @Test
  void punctuationIsApartAndWordsKeepWhatIsInside() {
    assertEquals(
        List.of("Don't", "pay", "3.14", "(", "or", "1,000", ")", "well-known", "café", "…"),
        new WordTokeniser().tokens("Don't pay 3.14 (or 1,000) well-known café…"));
    assertEquals(List.of("a", ".", "b", "-", "-", "c", "'"), new WordTokeniser().tokens("a.b--c'"));
  }

  @Test
  void emojiWithJoinersIsOneToken() {
    assertEquals(
        List.of("hi", "👨\u200D👩\u200D👧", "❤\uFE0F", "e\u0301"),
        new WordTokeniser().tokens("hi👨\u200D👩\u200D👧❤\uFE0F e\u0301"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hello, world! It's 3.14 (about 22/7).",
        "He said \"no\", then \"yes\".",
        "Two lines:\nthe second, the end.\n\nA paragraph."
      })
  void regularTextIsJoinedAsItWas(String text) {
    assertEquals(text.replace("/", " / "), LINES.text(LINES.tokens(text)));
  }

  @Test
  void spacingBecomesRegular() {
    assertEquals(
        "Yes, \"he said\" (twice).\nNo!",
        LINES.text(LINES.tokens("  Yes ,\t\" he   said \" ( twice ) . \r\n No !")));
  }

  @Test
  void everyKindOfLineEndIsOneNewlineToken() {
    assertEquals(List.of("a", "\n", "b", "\n", "c", "\n", "\n"), LINES.tokens("a\r\nb\rc\n\n"));
    assertEquals(List.of("a", "b"), new WordTokeniser().tokens("a\r\nb\n"));
  }

  @Test
  void whiteSpaceSplittingLeavesTokensAlone() {
    WordTokeniser tokeniser = new WordTokeniser(Splitting.WHITE_SPACE, false, false);
    assertEquals(
        List.of("<unk>", "n't", "N.V.", "\"x\""), tokeniser.tokens(" <unk> n't N.V.\n\"x\""));
    assertEquals("a , b", tokeniser.text(List.of("a", ",", "b")));
  }

  @Test
  void lowerCasingDoesNotDependOnTheLocale() {
    assertEquals(
        List.of("izmir"), new WordTokeniser(Splitting.UNICODE, true, false).tokens("IZMIR"));
  }
}
