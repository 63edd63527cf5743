package dev.unroll.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.text.WordTokeniser.Splitting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every tokeniser. */
class TokeniserTest {
  @TempDir Path folder;

  static Stream<Tokeniser> tokenisers() {
    return Stream.of(
        new CharacterTokeniser(),
        new WordTokeniser(),
        new WordTokeniser(Splitting.UNICODE, true, false),
        new WordTokeniser(Splitting.UNICODE, false, true),
        new WordTokeniser(Splitting.WHITE_SPACE, true, true),
        BytePairTokeniser.train(List.of("low lower lowest", "new newer"), 270));
  }

  @ParameterizedTest
  @MethodSource("tokenisers")
  void joinedTokensAreCutIntoTheSameTokens(Tokeniser tokeniser) {
    RandomText.texts(5000)
        .forEach(
            text -> {
              List<String> tokens = tokeniser.tokens(text);
              String joined = tokeniser.text(tokens);
              assertEquals(tokens, tokeniser.tokens(joined), () -> Escape.escape(text));
              if (!tokeniser.name().equals(WordTokeniser.NAME)) {
                assertEquals(text, joined);
              }
            });
  }

  @ParameterizedTest
  @MethodSource("tokenisers")
  void noTokenIsEmptyAndNothingButWhiteSpaceIsLost(Tokeniser tokeniser) {
    assertTrue(tokeniser.tokens("").isEmpty());
    assertEquals("", tokeniser.text(List.of()));
    RandomText.texts(1000)
        .forEach(
            text -> {
              List<String> tokens = tokeniser.tokens(text);
              assertFalse(tokens.contains(""));
              String joined = tokeniser.text(tokens);
              assertEquals(solid(text).length(), solid(joined).length());
            });
  }

  /** Lower-cased, because some letters grow by it. */
  private static String solid(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("(?U)\\s+", "");
  }

  @ParameterizedTest
  @MethodSource("tokenisers")
  void savedAndLoadedTokeniserIsEqual(Tokeniser tokeniser) {
    Path file = folder.resolve("tokeniser.txt");
    tokeniser.save(file);
    assertEquals(tokeniser, Tokeniser.load(file));
    assertEquals(tokeniser, Tokeniser.decode(tokeniser.encode()));
  }

  @ParameterizedTest
  @MethodSource("tokenisers")
  void everyCutShortFileIsNoticed(Tokeniser tokeniser) {
    String encoded = tokeniser.encode();
    for (int length = 0; length < encoded.length(); length++) {
      String cut = encoded.substring(0, length);
      String message =
          assertThrows(IllegalArgumentException.class, () -> Tokeniser.decode(cut)).getMessage();
      assertTrue(message.matches("tokeniser:[0-9]+: [^\n]+"), message);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unroll-tokeniser 2\nchar\n",
        "unroll-tokeniser 1\nsyllable\n",
        "unroll-tokeniser 1\nchar\nmore",
        "unroll-tokeniser 1\nword\nsplitting NONE\nlower-case true\nkeep-newlines true\n",
        "unroll-tokeniser 1\nword\nsplitting UNICODE\nlower-case yes\nkeep-newlines true\n",
        "unroll-tokeniser 1\nbpe\nmerges -1\n",
        "unroll-tokeniser 1\nbpe\nmerges 1\n97\n",
        "unroll-tokeniser 1\nbpe\nmerges 1\n97 x\n",
        "unroll-tokeniser 1\nbpe\nmerges 1\n97 256\n"
      })
  void damagedFileIsRefusedWithFileAndLine(String damaged) throws IOException {
    Path file = Files.writeString(folder.resolve("damaged.txt"), damaged);
    String message =
        assertThrows(IllegalArgumentException.class, () -> Tokeniser.load(file)).getMessage();
    assertTrue(message.startsWith(file + ":"), message);
  }

  @Test
  void missingAndBinaryFilesAreNamed() throws IOException {
    Path missing = folder.resolve("missing.txt");
    assertTrue(
        assertThrows(UncheckedIOException.class, () -> Tokeniser.load(missing))
            .getMessage()
            .contains("missing.txt"));
    Path binary = Files.write(folder.resolve("binary.txt"), new byte[] {(byte) 0xFF, 0});
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> Tokeniser.load(binary))
            .getMessage()
            .contains("not UTF-8"));
  }
}
