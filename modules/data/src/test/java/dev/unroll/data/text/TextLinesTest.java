package dev.unroll.data.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextLinesTest {
  @TempDir Path folder;

  @Test
  void linesOfALargeFileAreThoseOfItsTextWhateverEndsThem() throws IOException {
    for (String end : List.of("\n", "\r\n")) {
      String text = HardText.prose(new Random(1), 300_000, "\n").replace("\r", "") + "\nlast";
      List<String> expected = Arrays.asList(text.split("\n", -1));
      assertEquals(expected, lines(text.replace("\n", end)));
      assertEquals(expected, lines(text.replace("\n", end) + end));
    }
  }

  @Test
  void blankLinesAreLinesAndAnEmptyFileHasNone() throws IOException {
    assertEquals(List.of("", "", "a", " "), lines("\n\r\na\n "));
    assertEquals(List.of(""), lines("\n"));
    assertEquals(List.of(), lines(""));
    assertEquals(List.of(), lines("\uFEFF"));
    assertEquals(List.of("a"), lines("\uFEFFa"));
  }

  @Test
  void onlyNewlinesEndALine() throws IOException {
    String line = "a\u2028b\u0085c\rd\fe";
    assertEquals(List.of(line, "f"), lines(line + "\nf"));
  }

  @Test
  void lineLongerThanAPieceIsWhole() throws IOException {
    String line = "😀".repeat(150_000);
    assertEquals(List.of("a", line, "b"), lines("a\n" + line + "\nb\n"));
  }

  @Test
  void malformedLineIsNamed() throws IOException {
    byte[] bytes = "a\nb\nc?\n".getBytes(StandardCharsets.UTF_8);
    bytes[5] = (byte) 0xE9;
    Path file = Files.write(folder.resolve("latin1"), bytes);
    IOException thrown = assertThrows(IOException.class, () -> lines(file, false));
    assertTrue(thrown.getMessage().startsWith(file + " is not UTF-8 at byte 5 (line 3)"));
    assertEquals(List.of("a", "b", "c\uFFFD"), lines(file, true));
  }

  private List<String> lines(String text) throws IOException {
    return lines(Files.writeString(folder.resolve("text"), text), false);
  }

  private static List<String> lines(Path file, boolean lenient) throws IOException {
    List<String> all = new ArrayList<>();
    try (TextLines lines = new TextLines(file, lenient)) {
      for (Optional<String> line = lines.read(); line.isPresent(); line = lines.read()) {
        all.add(line.get());
        assertEquals(all.size(), lines.number());
      }
    }
    return all;
  }
}
