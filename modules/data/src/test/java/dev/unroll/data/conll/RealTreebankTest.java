package dev.unroll.data.conll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.unroll.data.catalogue.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The English Web Treebank, with the counts that its makers give. */
@Tag("real-data")
class RealTreebankTest {
  private static final Pattern WORD = Pattern.compile("(?m)^\\d+\t");
  private static final Pattern TEXT = Pattern.compile("(?m)^# text =.*\n");

  private final Path folder = DataDirectory.standard().path().resolve("ud-english-ewt");

  @ParameterizedTest
  @CsvSource({"train, 12544", "dev, 2001", "test, 2077"})
  void sentencesAndWordsAreAsManyAsTheFileHas(String part, int sentences) throws IOException {
    Path file = file(part);
    List<ConlluSentence> read = ConlluReader.read(file, false);
    assertEquals(sentences, read.size());
    assertEquals(
        WORD.matcher(Files.readString(file)).results().count(),
        read.stream().mapToInt(sentence -> sentence.tokens().size()).sum());
  }

  /** The file itself says what its words make when they are written. */
  @ParameterizedTest
  @CsvSource({"dev", "test"})
  void textPutTogetherIsTheTextOfTheFile(String part, @TempDir Path temporary) throws IOException {
    Path file = file(part);
    Path bare = temporary.resolve("bare");
    Files.writeString(bare, TEXT.matcher(Files.readString(file)).replaceAll(""));
    assertEquals(texts(file), texts(bare));
  }

  /** A no-break space within a sentence is a blank to who cut it into words. */
  private static List<String> texts(Path file) throws IOException {
    return ConlluReader.read(file, false).stream()
        .map(sentence -> sentence.text().replace('\u00a0', ' '))
        .toList();
  }

  private Path file(String part) {
    Path file = folder.resolve("en_ewt-ud-" + part + ".conllu");
    assumeTrue(Files.exists(file), file + " is not there");
    return file;
  }
}
