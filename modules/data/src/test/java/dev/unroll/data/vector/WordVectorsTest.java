package dev.unroll.data.vector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordVectorsTest {
  private static final String WORDS = "the 0.5 -1 2e-3\nd\u00e9j\u00e0 1 2 3 \n\u0085 .5 +1 0\n";

  @TempDir Path folder;

  @Test
  void wordsAreReadWithAFirstLineOfCountsAndWithout() throws IOException {
    for (String text : List.of(WORDS, "3 3\n" + WORDS, ("3\t3\n" + WORDS).replace("\n", "\r\n"))) {
      WordVectors vectors = WordVectors.first(write(text), 10, false);
      assertEquals(3, vectors.size());
      assertEquals(List.of("the", "d\u00e9j\u00e0", "\u0085"), List.copyOf(vectors.words()));
      assertArrayEquals(new float[] {0.5f, -1, 0.002f}, vectors.vector("the").orElseThrow());
      assertArrayEquals(new float[] {0.5f, 1, 0}, vectors.vector("\u0085").orElseThrow());
      assertEquals(Optional.empty(), vectors.vector("3"));
    }
  }

  @Test
  void packedFileReadsAsTheSame() throws IOException {
    Path packed = folder.resolve("vectors");
    Files.write(packed, gzip(WORDS));
    assertEquals(
        Set.of("d\u00e9j\u00e0"), WordVectors.of(packed, Set.of("d\u00e9j\u00e0"), false).words());
    byte[] cut = gzip(WORDS.repeat(1000));
    Files.write(packed, Arrays.copyOf(cut, cut.length / 2));
    String message = message(packed);
    assertTrue(message.startsWith(packed + " cannot be unpacked ("), message);
  }

  @Test
  void onlyTheWordsAskedForAreReadOrTheFirst() throws IOException {
    Path file = write(WORDS + "the 9 9 9\nbroken 1\n");
    assertEquals(Set.of("the"), WordVectors.of(file, Set.of("the", "none"), false).words());
    WordVectors vectors = WordVectors.of(file, Set.of("the"), false);
    assertEquals(0.5f, vectors.vector("the").orElseThrow()[0]);
    assertEquals(2, WordVectors.first(file, 2, false).words().size());
    assertEquals(Set.of(), WordVectors.of(file, Set.of("none"), false).words());
  }

  @Test
  void wordOfSeveralPartsIsNotTheWordOfItsFirst() throws IOException {
    Path file = write("a 1 2\n. . . 3 4\nat me@here 5 6\n. 7 8\n");
    assertArrayEquals(
        new float[] {3, 4}, WordVectors.first(file, 9, false).vector(". . .").orElseThrow());
    WordVectors asked = WordVectors.of(file, Set.of("at", "."), false);
    assertEquals(Set.of("."), asked.words());
    assertArrayEquals(new float[] {7, 8}, asked.vector(".").orElseThrow());
  }

  @Test
  void linesThatDoNotFitAreNamed() throws IOException {
    assertMessage("a 1 2\nb 1\n", ":2: expected a word and 2 numbers, but found 1 numbers");
    assertMessage("a 1 2\nb 1 2 3\n", ":2: expected a word and 2 numbers, but found 3 numbers");
    assertMessage("1 3\na 1 2\n", ":2: expected a word and 3 numbers, but found 2 numbers");
    assertMessage("a 1 x\n", ":1: \"x\" is no number");
    assertMessage("a 1 2\nb 1 NaN", ":2: \"NaN\" is not finite; expected a finite number");
    assertMessage(
        "a 1 2\n b 1 2",
        ":2: expected a word and 2 numbers, but found a blank at the" + " beginning");
    assertMessage("alone\n", ":1: expected a word and its numbers, but found \"alone\"");
    assertMessage("0 3\n", ":1: expected how many words there are and numbers each, but one is 0");
  }

  @Test
  void fileThatIsCutOffOrEmptyIsNamed() throws IOException {
    assertMessage(
        "4 3\n" + WORDS,
        " ends after 3 words, but its first line says 4; it is cut off, fetch it again");
    Path empty = write("\n");
    assertTrue(message(empty).startsWith("no word in " + empty), message(empty));
  }

  @Test
  void bytesThatAreNoTextAreNamedWithTheirLineOrReplaced() throws IOException {
    Path file =
        Files.write(
            folder.resolve("latin"), new byte[] {'a', ' ', '1', '\n', (byte) 0xE9, ' ', '2'});
    assertTrue(message(file).startsWith(file + " is not UTF-8 at byte 4 (line 2)"), message(file));
    assertEquals(Set.of("a", "\uFFFD"), WordVectors.first(file, 5, true).words());
  }

  @Test
  void nothingAskedForIsRefused() {
    Path file = folder.resolve("none");
    assertThrows(IllegalArgumentException.class, () -> WordVectors.of(file, Set.of(), false));
    assertThrows(IllegalArgumentException.class, () -> WordVectors.first(file, 0, false));
  }

  private void assertMessage(String text, String expected) throws IOException {
    Path file = write(text);
    assertEquals(file + expected, message(file));
  }

  private static String message(Path file) {
    return assertThrows(IOException.class, () -> WordVectors.first(file, 100_000, false))
        .getMessage();
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("text"), text);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}
