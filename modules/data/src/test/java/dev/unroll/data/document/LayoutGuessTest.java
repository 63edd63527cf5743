package dev.unroll.data.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text whose sentences are known is written in many ways, and has to be read as it was. */
class LayoutGuessTest {
  @TempDir Path folder;

  private final Random random = new Random(5);
  private final List<List<String>> story =
      Stream.generate(() -> Stream.generate(() -> sentence()).limit(4).toList())
          .limit(200)
          .toList();

  @Test
  void sentencesALineAreFoundWithParagraphsAndWithout() throws IOException {
    check(Layout.LINES, story, lines(story));
    List<List<String>> one = List.of(story.stream().flatMap(List::stream).toList());
    check(Layout.LINES, one, lines(one));
  }

  @Test
  void sentencesALineNeedNoMarksAndMayHaveBlanksBeforeThem() throws IOException {
    List<List<String>> bare = map(sentence -> sentence.replace(".", ""));
    check(Layout.LINES, bare, lines(bare));
    List<List<String>> spaced =
        map(sentence -> sentence.toLowerCase(Locale.ROOT).replace(".", " ."));
    check(Layout.LINES, spaced, lines(spaced));
  }

  /** As in files of captions, where most writers leave the full stop out. */
  @ParameterizedTest
  @ValueSource(ints = {0, 2, 3, 10, 50})
  void sentencesALineAreFoundHoweverFewHaveAMark(int percent) throws IOException {
    List<List<String>> rare =
        map(s -> random.nextInt(100) < percent ? s : s.substring(0, s.length() - 1));
    check(Layout.LINES, rare, lines(rare));
    List<List<String>> one = List.of(rare.stream().flatMap(List::stream).toList());
    check(Layout.LINES, one, lines(one));
  }

  @Test
  void brokenLinesAreProseEvenIfSentencesAreVeryLong() throws IOException {
    List<List<String>> endless =
        story.stream()
            .map(p -> List.of(String.join(" ", p).replace(".", "").toLowerCase(Locale.ROOT) + "."))
            .toList();
    check(Layout.PROSE, endless, book(endless, 20));
  }

  @Test
  void brokenLinesAreProseAtEveryWidth() throws IOException {
    for (int width : new int[] {40, 72, 100}) {
      check(Layout.PROSE, story, book(story, width));
    }
  }

  @Test
  void paragraphsALineAreProse() throws IOException {
    String book =
        story.stream()
            .map(paragraph -> String.join(" ", paragraph))
            .collect(Collectors.joining("\r\n\r\n"));
    check(Layout.PROSE, story, book);
  }

  @Test
  void paragraphsALineWithoutBlankLinesStayApartAndSoDoHeadings() throws IOException {
    List<List<String>> chapters = new ArrayList<>();
    for (int i = 0; i < story.size(); i++) {
      if (i % 10 == 0) {
        chapters.add(List.of("THE TALE OF " + i));
      }
      chapters.add(story.get(i));
    }
    String book =
        chapters.stream()
            .map(paragraph -> String.join(" ", paragraph))
            .collect(Collectors.joining("\n"));
    check(Layout.PARAGRAPHS, chapters, book);
  }

  private void check(Layout layout, List<List<String>> expected, String text) throws IOException {
    Path file = Files.writeString(folder.resolve("text"), text);
    Documents read = Documents.read(List.of(file), false);
    assertEquals(layout, read.files().get(0).layout());
    assertEquals(expected, read.stretches(Neighbourhood.DOCUMENT));
  }

  private List<List<String>> map(UnaryOperator<String> change) {
    return story.stream().map(paragraph -> paragraph.stream().map(change).toList()).toList();
  }

  private static String lines(List<List<String>> paragraphs) {
    return paragraphs.stream()
        .map(paragraph -> String.join("\n", paragraph))
        .collect(Collectors.joining("\n\n"));
  }

  private static String book(List<List<String>> paragraphs, int width) {
    return paragraphs.stream()
        .map(paragraph -> broken(String.join(" ", paragraph), width))
        .collect(Collectors.joining("\n\n"));
  }

  private static String broken(String text, int width) {
    StringBuilder lines = new StringBuilder();
    int column = 0;
    for (String word : text.split(" ")) {
      boolean fits = column + 1 + word.length() <= width;
      lines.append(column == 0 ? "" : fits ? " " : "\n").append(word);
      column = column == 0 || !fits ? word.length() : column + 1 + word.length();
    }
    return lines.toString();
  }

  /** Words of six letters, so that none is an abbreviation. */
  private String sentence() {
    List<String> words = new ArrayList<>();
    for (int i = random.nextInt(6, 20); i > 0; i--) {
      words.add(
          random.ints(6, 'a', 'z' + 1).mapToObj(Character::toString).collect(Collectors.joining()));
    }
    String first = words.get(0);
    words.set(0, Character.toUpperCase(first.charAt(0)) + first.substring(1));
    return String.join(" ", words) + ".";
  }
}
