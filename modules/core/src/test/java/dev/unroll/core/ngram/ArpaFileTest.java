package dev.unroll.core.ngram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.text.Vocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArpaFileTest {
  private static final String SMALL =
      """
      made by hand
      \\data\\
      ngram 1=4
      ngram 2=2

      \\1-grams:
      -99 <s> -0.5
      -0.30103 </s>
      -0.60206\ta\t-0.25
      -0.60206 b

      \\2-grams:
      -0.1 <s> a
      -0.2 a </s>

      \\end\\
      """;

  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("small.arpa"), text);
  }

  @Test
  void probabilitiesBackOffAsTheFormDefines() throws IOException {
    ArpaFile small = ArpaFile.read(file(SMALL));
    assertEquals(
        List.of("<s>", "</s>", "a", "b"), small.vocabulary().tokens(new int[] {0, 1, 2, 3}));
    assertEquals(-0.1 - 0.2, log10(small, "a"), 1e-12);
    assertEquals(-0.5 - 0.60206 - 0.30103, log10(small, "b"), 1e-12, "<s> b, then b </s>");
    assertEquals(-0.1 - 0.25 - 0.60206 - 0.2, log10(small, "a", "a"), 1e-12);
    assertThrows(IllegalArgumentException.class, () -> log10(small, "c"), "there is no <unk>");
  }

  private static double log10(ArpaFile file, String... words) {
    int[] ids = file.vocabulary().ids(List.of(words));
    return -file.model().sentenceNats(ids) / Math.log(10);
  }

  @Test
  void writtenModelReadsAsTheSame() throws IOException {
    KneserNeyCases.Case reference = KneserNeyCases.all().skip(10).findFirst().orElseThrow();
    KneserNey model = reference.train();
    Path file = folder.resolve("model.arpa");
    new ArpaFile(reference.vocabulary(), model).write(file);
    ArpaFile read = ArpaFile.read(file);
    for (List<String> sentence : reference.testing()) {
      assertEquals(
          model.sentenceNats(reference.vocabulary().ids(sentence)),
          read.model().sentenceNats(read.vocabulary().ids(sentence)),
          1e-10);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ngram 2=2, ngram 3=2, 4",
    "ngram 1=4, ngrams, 3",
    "\\1-grams:, \\2-grams:, 6",
    "-0.2 a </s>, -0.2 a, 14",
    "-0.2 a </s>, x a </s>, 14",
    "-0.2 a </s>, -0.2 c </s>, 14",
    "-0.2 a </s>, -0.1 <s> a, 14",
    "-0.60206 b, -0.60206 </s>, 10",
    "\\end\\, '', 17",
    "\\end\\, more, 16"
  })
  void damagedFileIsRefusedWithFileAndLine(String text, String damage, int line)
      throws IOException {
    Path file = file(SMALL.replace(text, damage));
    String message =
        assertThrows(IllegalArgumentException.class, () -> ArpaFile.read(file)).getMessage();
    assertTrue(message.startsWith(file + ":" + line + ": "), message);
  }

  @Test
  void missingContextIsNamed() throws IOException {
    String text =
        SMALL
            .replace("ngram 2=2", "ngram 2=2\nngram 3=1")
            .replace("\\end\\", "\\3-grams:\n-0.1 b a </s>\n\n\\end\\");
    Path file = file(text);
    String message =
        assertThrows(IllegalArgumentException.class, () -> ArpaFile.read(file)).getMessage();
    assertTrue(message.contains("'b a'"), message);
  }

  @Test
  void missingFileAndTokensWithSpacesAreNamed() {
    Path missing = folder.resolve("missing.arpa");
    assertTrue(
        assertThrows(UncheckedIOException.class, () -> ArpaFile.read(missing))
            .getMessage()
            .contains("missing.arpa"));
    Vocabulary characters = Vocabulary.builder().add("a").add(" ").build();
    ArpaFile file = new ArpaFile(characters, KneserNey.train(2, 2, new int[] {0, 1, 0}));
    String message =
        assertThrows(IllegalArgumentException.class, () -> file.write(missing)).getMessage();
    assertTrue(message.contains("white space"), message);
  }
}
