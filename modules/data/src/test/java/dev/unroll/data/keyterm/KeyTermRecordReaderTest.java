package dev.unroll.data.keyterm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.datavec.api.split.CollectionInputSplit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyTermRecordReaderTest {
  private static final String NOTE = "{\"text\": \"bow and strings\", \"terms\": [\"violin\"]}";

  @TempDir Path folder;

  @Test
  void documentsAreLinesOfJson() throws Exception {
    String other = "{\"terms\": [\"a b\", \"c\"], \"id\": 3, \"text\": \"c\\n\\u00e9\"}";
    Path file = write("\n" + NOTE + "\n\n" + other);
    assertEquals(
        List.of(
            new KeyTermDocument("bow and strings", List.of("violin")),
            new KeyTermDocument("c\né", List.of("a b", "c"))),
        KeyTermRecordReader.read(file, false));
    try (KeyTermRecordReader reader = new KeyTermRecordReader(false)) {
      reader.initialize(new CollectionInputSplit(List.of(file.toUri())));
      assertEquals("[[bow and strings, violin]]", reader.sequenceRecord().toString());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"terms\": [\"a\"]} | a text needs at least one word",
        "{\"text\": \"\u00a0\u2003\", \"terms\": [\"a\"]} | a text needs at least one word",
        "null | it is null",
        "{\"text\": \"a\"} | a document needs at least one key term",
        "{\"text\": \"a\", \"terms\": [null]} | a key term must not be blank",
        "{\"text\": \"a\", \"terms\": [\"b\", \"b\"]} | a key term is there twice: [b, b]",
        "{\"text\": \"a\", \"terms\": \"b\"} | \"terms\" is a string",
        "{\"text\": \"a\", \"terms\": {}} | \"terms\" is an object",
        "{\"text\": \"a\", \"terms\": [7]} | a key term is a number",
        "{\"text\": [], \"terms\": [\"b\"]} | \"text\" is an array",
        "{\"text\": \"a\", | it is no JSON: Unexpected end-of-input within/between Object entries",
        "{\"text\": \"a\", \"terms\": [\"b\"]} {} | more stands behind it",
        "[1] | it is an array",
        "text | it is no JSON: Unrecognized token 'text'",
      })
  void linesThatAreNoDocumentsAreNamed(String line, String why) throws IOException {
    Path file = write(NOTE + "\n" + line + "\n");
    String message =
        assertThrows(IOException.class, () -> KeyTermRecordReader.read(file, false)).getMessage();
    assertEquals(
        file + ":2: expected {\"text\": \"...\", \"terms\": [\"...\"]} in one line, but " + why,
        message);
  }

  @Test
  void emptyFileIsNamed() throws IOException {
    Path file = write("\n");
    assertEquals(
        "no document in " + file + ": it is empty; expected lines of JSON",
        assertThrows(IOException.class, () -> KeyTermRecordReader.read(file, false)).getMessage());
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("notes.jsonl"), text);
  }
}
