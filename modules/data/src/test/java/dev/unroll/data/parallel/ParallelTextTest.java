package dev.unroll.data.parallel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParallelTextTest {
  private static final List<SentencePair> PAIRS =
      List.of(new SentencePair("Hello.", "你好。"), new SentencePair("Thank you.", "谢谢。"));

  @TempDir Path folder;

  @Test
  void fileWithTabsAndTwoFilesGiveTheSamePairs() throws IOException {
    Path tabs = write("pairs.tsv", "Hello.\t你好。\nThank you.\t谢谢。\n");
    Path source = write("a.en", "Hello.\nThank you.\n");
    Path target = write("a.zh", "你好。\n谢谢。");
    assertEquals(new ParallelText(PAIRS, 0), ParallelText.read(List.of(tabs), false));
    assertEquals(new ParallelText(PAIRS, 0), ParallelText.read(List.of(source, target), false));
  }

  @Test
  void byteOrderMarkWindowsLineEndsAndFurtherColumnsAreDropped() throws IOException {
    Path tabs = write("w.tsv", "\uFEFFHello.\t你好。\tCC-BY\t\t7\r\nThank you.\t谢谢。\r\n");
    assertEquals(PAIRS, ParallelText.read(List.of(tabs), false).pairs());
    Path source = write("w.en", "\uFEFFHello.\r\nThank you.\r\n");
    Path target = write("w.zh", "\uFEFF 你好。 \n谢谢。\r\n");
    assertEquals(PAIRS, ParallelText.read(List.of(source, target), false).pairs());
  }

  @Test
  void pairsWithABlankSideAreLeftOutAndCounted() throws IOException {
    Path tabs = write("b.tsv", "Hello.\t你好。\n\n\tx\ny\t\nz\t \u3000\tw\nThank you.\t谢谢。\n \n");
    assertEquals(new ParallelText(PAIRS, 5), ParallelText.read(List.of(tabs), false));
    Path source = write("b.en", "Hello.\n\nx\n\nThank you.\n");
    Path target = write("b.zh", "你好。\ny\n \n\n谢谢。\n");
    assertEquals(new ParallelText(PAIRS, 3), ParallelText.read(List.of(source, target), false));
  }

  @Test
  void fileThatEndsFirstIsNamedWithItsLastLine() throws IOException {
    Path two = write("two.en", "a\nb\n");
    Path three = write("three.de", "a\nb\nc\n");
    String rest = " goes on; each line of one must translate the same line of the other";
    String expected = two + " ends first, after line 2, while " + three + rest;
    assertEquals(expected, message(two, three));
    assertEquals(expected, message(three, two));
    Path empty = write("empty", "");
    assertTrue(message(empty, two).startsWith(empty + " ends first, after line 0, while " + two));
  }

  @Test
  void missingTabIsNamedWithItsLine() throws IOException {
    Path tabs = write("spaces.tsv", "a\tb\n\nc  d\ne\tf\n");
    assertEquals(
        tabs
            + ":3: no tab in this line; expected the source sentence, a tab and the target sentence"
            + " (or name two files, one for each language)",
        message(tabs));
  }

  @Test
  void textWithoutAPairIsRefused() throws IOException {
    Path empty = write("empty", "");
    assertEquals(
        "no sentence pair in "
            + empty
            + ": no line at all; expected a source and a target sentence",
        message(empty));
    Path blank = write("blank", "\n\t\n");
    assertEquals(
        "no sentence pair in "
            + (blank + ": a side is blank in all 2 lines; expected a source and a target sentence"),
        message(blank));
    assertTrue(message(empty, empty).startsWith("no sentence pair in " + empty + " and " + empty));
  }

  @Test
  void missingAndMalformedFilesAreNamed() throws IOException {
    Path good = write("good", "a\nb\n");
    Path missing = folder.resolve("missing.en");
    assertEquals("no file at " + missing + "; check the path", message(missing));
    assertEquals("no file at " + missing + "; check the path", message(good, missing));
    byte[] bytes = "a\n?\n".getBytes(StandardCharsets.UTF_8);
    bytes[2] = (byte) 0xE9;
    Path latin = Files.write(folder.resolve("latin"), bytes);
    assertTrue(message(good, latin).startsWith(latin + " is not UTF-8 at byte 2 (line 2)"));
    assertEquals(
        new SentencePair("b", "\uFFFD"),
        ParallelText.read(List.of(good, latin), true).pairs().get(1));
  }

  @Test
  void neitherOneNorTwoFilesAreRefused() {
    Path any = folder.resolve("any");
    for (List<Path> files : List.of(List.<Path>of(), List.of(any, any, any))) {
      var thrown =
          assertThrows(IllegalArgumentException.class, () -> ParallelText.read(files, false));
      assertEquals(
          "expected one file with tabs or two files of equally many lines, but got "
              + (files.size() + " files"),
          thrown.getMessage());
    }
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static String message(Path... files) {
    return assertThrows(IOException.class, () -> ParallelText.read(List.of(files), false))
        .getMessage();
  }
}
