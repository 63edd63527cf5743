package dev.unroll.data.tagging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad files are told of by file and line, in one line. */
class TaggedFaultsTest {
  @TempDir Path folder;

  @Test
  void rowsWithMoreOrFewerTagsThanWordsAreNamed() throws IOException {
    write("seq.in", "a b\nc d\n");
    Path tags = write("seq.out", "O O\nO O O\n");
    String rest = " tags, but 2 words in seq.in:2; give one tag for each word";
    assertEquals(tags + ":2: 3" + rest, message(folder, TaggingLayout.SLOTS));
    write("seq.out", "O O\n\n");
    assertEquals(tags + ":2: 0" + rest, message(folder, TaggingLayout.SLOTS));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 2, 2, seq.in, 1, seq.out",
    "1, 1, 2, seq.in, 1, label",
    "2, 1, 2, seq.out, 1, seq.in",
    "2, 2, 1, label, 1, seq.in",
  })
  void slotFilesOfDifferentLengthsAreNamed(
      int words, int tags, int labels, String shorter, int last, String longer) throws IOException {
    write("seq.in", "a\n".repeat(words));
    write("seq.out", "O\n".repeat(tags));
    write("label", "x\n".repeat(labels));
    assertEquals(
        folder.resolve(shorter)
            + (" ends first, after line " + last + ", while " + longer + " goes on; line i of each")
            + " must be of the same sentence",
        message(folder, TaggingLayout.SLOTS));
  }

  @Test
  void slotFoldersThatLackSomethingAreNamed() throws IOException {
    write("seq.in", "a\n");
    assertEquals(
        folder + " is no folder with the files seq.in and seq.out; name such a one",
        message(folder, TaggingLayout.SLOTS));
    write("seq.out", "O\n");
    Path labels = write("label", " \n");
    assertEquals(
        labels + ":1: blank; expected the label of this sentence",
        message(folder, TaggingLayout.SLOTS));
  }

  @ParameterizedTest
  @CsvSource({
    "a O|b O c, ':2: 3 columns, but the lines above have 2; give every word as many, or a blank"
        + " line between sentences'",
    "a O||lonely, ':3: one column, \"lonely\"; expected a word and, last, its tag'",
    "a>b>, ':1: the tag is blank'",
    ">b>O, ':1: the word is blank'",
  })
  void columnsThatDoNotFitAreNamed(String text, String expected) throws IOException {
    Path file = write("columns", text.replace('|', '\n').replace('>', '\t'));
    assertEquals(file + expected, message(file, TaggingLayout.COLUMNS));
  }

  @Test
  void labelledLinesThatDoNotFitAreNamed() throws IOException {
    Path file = write("lines", "good\tfine\nbad\n");
    assertEquals(
        file + ":2: no tab in this line; expected a label, a tab and a sentence",
        message(file, TaggingLayout.LABELLED));
    write("lines", "\tfine\n");
    assertEquals(
        file + ":1: no label before the tab; expected a label, a tab and a sentence",
        message(file, TaggingLayout.LABELLED));
  }

  @Test
  void wordsWithoutAPartOfSpeechAreNamed() throws IOException {
    Path file = write("a.conllu", "1\tIt\tit\t_\tPRP\t_\t0\troot\t_\t_\n");
    assertEquals(
        file
            + ":1: word 1 of this sentence has no part of speech; expected one for each word, or take"
            + " the other kind",
        message(file, TaggingLayout.UPOS));
  }

  @Test
  void tagsThatAreOfNoSlotAreNamed() throws IOException {
    String must = "a tag must be O, or one of B, I, E and S with a hyphen and a type, as B-city,";
    write("seq.in", "a\n\nb c\n");
    Path tags = write("seq.out", "B-x\n\nO NOUN\n");
    assertEquals(
        tags + ":3: word 2 of this sentence, \"c\": " + must + " but was \"NOUN\"",
        noSlots(TaggedSentences.read(folder, false)));
    Path columns = write("columns", "a O\n\n# intent: x\nb VERB\n");
    assertEquals(
        columns + ":4: word 1 of this sentence, \"b\": " + must + " but was \"VERB\"",
        noSlots(TaggedSentences.read(columns, false)));
  }

  private static String noSlots(TaggedSentences sentences) {
    return assertThrows(IOException.class, sentences::requireSlots).getMessage();
  }

  @Test
  void filesWithoutSentencesAreNamed() throws IOException {
    Path empty = write("empty", "\n\n");
    assertEquals(
        "no sentence in "
            + empty
            + ": it is empty or blank; expected sentences in the layout columns",
        message(empty, TaggingLayout.COLUMNS));
    Path blank = write("blank", "good\t\nbad\t \n");
    assertEquals(
        "no sentence in "
            + blank
            + ": all 2 are without words; expected sentences in the layout labelled",
        message(blank, TaggingLayout.LABELLED));
  }

  @ParameterizedTest
  @CsvSource({
    "'', it is empty or blank",
    "word, 'its first word, \"word\", has no tag'",
    "a b c d e f g h i j k, line 1 has neither columns nor a label",
  })
  void unknownLayoutsAreNamed(String text, String why) throws IOException {
    Path file = write("unknown", text);
    assertEquals(file + unknown(why), guessed(file));
  }

  @Test
  void folderWithoutSlotsAndFileThatIsMissingAreNamed() {
    assertEquals(folder + unknown("it is a folder without seq.in"), guessed(folder));
    Path missing = folder.resolve("missing");
    assertEquals("no file at " + missing + "; check the path", guessed(missing));
  }

  @Test
  void sentencesThatAreNoneAreRefused() {
    for (List<String> words : List.of(List.<String>of(), List.of("a", ""))) {
      assertThrows(IllegalArgumentException.class, () -> new TaggedSentence(words, List.of(), ""));
    }
    assertEquals(
        "1 tag for 2 words; give one tag for each word",
        assertThrows(
                IllegalArgumentException.class,
                () -> new TaggedSentence(List.of("a", "b"), List.of("O"), ""))
            .getMessage());
  }

  private static String unknown(String why) {
    return ": unknown layout, "
        + why
        + "; expected a folder with seq.in and seq.out, words with their tags in columns, CoNLL-U,"
        + " or lines of label, tab, sentence (a layout may also be named)";
  }

  private static String guessed(Path file) {
    return assertThrows(IOException.class, () -> TaggedSentences.read(file, false)).getMessage();
  }

  private static String message(Path file, TaggingLayout layout) {
    return assertThrows(IOException.class, () -> TaggedSentences.read(file, layout, false))
        .getMessage();
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
