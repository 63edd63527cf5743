package dev.unroll.data.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.text.BytePairTokeniser;
import dev.unroll.core.text.CharacterTokeniser;
import dev.unroll.core.text.Tokeniser;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.core.text.WordTokeniser;
import dev.unroll.core.text.WordTokeniser.Splitting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.datavec.api.split.FileSplit;
import org.datavec.api.split.StringSplit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against tokeniser and vocabulary applied to the whole text at once. */
class TextPipelineTest {
  @TempDir Path folder;

  static Stream<Tokeniser> tokenisers() {
    String sample = HardText.prose(new Random(1), 20_000, "\n") + "\n\n\n    a\n\n  b".repeat(99);
    return Stream.of(
        new CharacterTokeniser(),
        new WordTokeniser(),
        new WordTokeniser(Splitting.UNICODE, true, true),
        new WordTokeniser(Splitting.WHITE_SPACE, false, true),
        BytePairTokeniser.train(List.of(sample), 320));
  }

  @ParameterizedTest
  @MethodSource("tokenisers")
  void cuttingAFileInPiecesChangesNoToken(Tokeniser tokeniser) throws IOException {
    check(tokeniser, HardText.prose(new Random(2), 400_000, "\n"));
    check(tokeniser, HardText.prose(new Random(3), 200_000, "\r\n"));
    check(tokeniser, HardText.prose(new Random(4), 200_000, " "));
    check(tokeniser, HardText.random(new Random(5), 200_000));
  }

  @ParameterizedTest
  @MethodSource("tokenisers")
  void noPlaceOfTheBorderChangesAToken(Tokeniser tokeniser) throws IOException {
    String lines = "don't 3.14,\n\n\n    indented\t  OΣ\r\n\r\n😀  e\u0301 \n";
    for (int shift = 0; shift < lines.length(); shift = lines.offsetByCodePoints(shift, 1)) {
      check(tokeniser, "x".repeat(65_500) + lines.substring(shift) + lines);
    }
  }

  @Test
  void unknownTokensBecomeTheUnknownSymbol() {
    Vocabulary vocabulary = Vocabulary.builder().special(Vocabulary.UNKNOWN).add("a").build();
    TextPipeline pipeline =
        new TextPipeline(new StringSplit("a b a ü"), new WordTokeniser(), false);
    assertArrayEquals(new int[] {1, 0, 1, 0}, pipeline.ids(vocabulary));
  }

  @Test
  void unknownTokenIsNamedWhenThereIsNoSymbolForIt() {
    TextPipeline pipeline = new TextPipeline(new StringSplit("a b"), new WordTokeniser(), false);
    Vocabulary vocabulary = Vocabulary.builder().add("a").build();
    var thrown = assertThrows(IllegalArgumentException.class, () -> pipeline.ids(vocabulary));
    assertTrue(thrown.getMessage().startsWith("token 'b' is not in"), thrown.getMessage());
  }

  @Test
  void textWithoutTokensGivesNoIds() throws IOException {
    Vocabulary vocabulary = Vocabulary.builder().add("a").build();
    for (String text : List.of("", " \n ", "\uFEFF")) {
      Path file = Files.writeString(folder.resolve("blank"), text);
      TextPipeline pipeline =
          new TextPipeline(new FileSplit(file.toFile()), new WordTokeniser(), false);
      assertEquals(0, pipeline.ids(vocabulary).length);
    }
  }

  @Test
  void textsCanBeReadTwice() throws IOException {
    String text = HardText.prose(new Random(6), 150_000, "\n");
    Path file = Files.writeString(folder.resolve("prose"), text);
    TextPipeline pipeline =
        new TextPipeline(new FileSplit(file.toFile()), new WordTokeniser(), false);
    for (int time = 0; time < 2; time++) {
      StringBuilder joined = new StringBuilder();
      pipeline.forEachText(joined::append);
      assertEquals(text, joined.toString());
    }
  }

  @Test
  void malformedFileIsNamedUnlessLenient() throws IOException {
    Path file = Files.write(folder.resolve("latin1"), new byte[] {'a', ' ', (byte) 0xE9, 'b'});
    Vocabulary vocabulary = Vocabulary.builder().add("a").add("\uFFFDb").build();
    Tokeniser tokeniser = new WordTokeniser(Splitting.WHITE_SPACE, false, false);
    TextPipeline strict = new TextPipeline(new FileSplit(file.toFile()), tokeniser, false);
    var thrown = assertThrows(UncheckedIOException.class, () -> strict.ids(vocabulary));
    assertTrue(thrown.getMessage().startsWith(file + " is not UTF-8 at byte 2 (line 1)"));
    TextPipeline lenient = new TextPipeline(new FileSplit(file.toFile()), tokeniser, true);
    assertArrayEquals(new int[] {0, 1}, lenient.ids(vocabulary));
  }

  private void check(Tokeniser tokeniser, String text) throws IOException {
    Path file = Files.writeString(folder.resolve("text"), text);
    List<String> tokens = tokeniser.tokens(text.replace("\r\n", "\n").replaceFirst("^\uFEFF", ""));
    Vocabulary vocabulary =
        Vocabulary.builder().special(Vocabulary.UNKNOWN).addAll(tokens).minimumCount(2).build();
    TextPipeline pipeline = new TextPipeline(new FileSplit(file.toFile()), tokeniser, false);
    assertArrayEquals(vocabulary.ids(tokens), pipeline.ids(vocabulary));
  }
}
