package dev.unroll.data.tagging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.datavec.api.split.CollectionInputSplit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaggedSentencesTest {
  private static final TaggedSentence PLAY =
      new TaggedSentence(
          List.of("play", "new", "order"), List.of("O", "B-artist", "I-artist"), "PlayMusic");
  private static final TaggedSentence RAIN =
      new TaggedSentence(List.of("rain"), List.of("O"), "GetWeather");

  @TempDir Path folder;

  @Test
  void slotsAreReadFromThreeFiles() throws IOException {
    slots("play new  order \n\nrain\n", "O B-artist I-artist\n \nO\n", "PlayMusic\n\nGetWeather");
    Path tags = folder.resolve("seq.out");
    assertEquals(
        new TaggedSentences(
            TaggingLayout.SLOTS, List.of(PLAY, RAIN), List.of(tags + ":1", tags + ":3"), 1),
        TaggedSentences.read(folder, false));
    TaggedSentences.read(folder, false).requireSlots();
  }

  @Test
  void slotsWithoutLabelsAreSentencesWithoutIntent() throws IOException {
    write("seq.in", "rain\r\n");
    write("seq.out", "O\r\n");
    assertEquals(
        List.of(new TaggedSentence(List.of("rain"), List.of("O"), "")),
        TaggedSentences.read(folder, TaggingLayout.SLOTS, false).sentences());
  }

  @Test
  void columnsAreReadWithBlanksOrTabsBetweenThem() throws IOException {
    String text =
        """
        -DOCSTART- -X- O

        # intent: PlayMusic
        # id = 7
        play VB O
        new JJ B-artist
        order NN I-artist


        # intent: none is said

        # intent: GetWeather
        rain NN O""";
    Path file = write("a.conll", text);
    TaggedSentences expected =
        new TaggedSentences(
            TaggingLayout.COLUMNS, List.of(PLAY, RAIN), List.of(file + ":5", file + ":13"), 1);
    assertEquals(expected, TaggedSentences.read(file, false));
    write(
        "a.conll",
        text.replace(" VB ", "\tVB\t").replace(" JJ ", "\tJJ\t").replace(" NN ", "\tNN\t"));
    assertEquals(expected, TaggedSentences.read(file, false));
  }

  @Test
  void numberSignIsAWordWhereItHasATag() throws IOException {
    Path file = write("signs", "# NN O\n# : O\nthree CD O\n");
    assertEquals(
        List.of("#", "#", "three"),
        TaggedSentences.read(file, TaggingLayout.COLUMNS, false).sentences().get(0).words());
  }

  @ParameterizedTest
  @CsvSource({"#breaking:>O", "#win: O", "#id = O", "#>O", "# x:>O", "#x:> O"})
  void wordThatBeginsWithANumberSignIsNoComment(String line) throws IOException {
    String first = line.replace('>', '\t');
    Path file = write("signs", first + "\n" + first.replace("#", "w") + "\n");
    TaggedSentence read =
        TaggedSentences.read(file, TaggingLayout.COLUMNS, false).sentences().get(0);
    assertEquals(first.split(first.indexOf('\t') < 0 ? " " : "\t")[0], read.words().get(0));
  }

  @Test
  void partsOfSpeechAreThoseOfEitherColumnOfConllu() throws IOException {
    String rows =
        """
        1 It it PRON PRP _ 2 nsubj _ _
        2 rains rain VERB VBZ _ 0 root _ _
        """;
    String text = "\n# text = It rains\n" + rows.replace(' ', '\t');
    List<String> words = List.of("It", "rains");
    Path file = write("a.txt", text + "\n" + text);
    TaggedSentence tagged = new TaggedSentence(words, List.of("PRON", "VERB"), "");
    assertEquals(
        new TaggedSentences(
            TaggingLayout.UPOS, List.of(tagged, tagged), List.of(file + ":2", file + ":7"), 0),
        TaggedSentences.read(file, false));
    assertEquals(
        List.of(new TaggedSentence(words, List.of("PRP", "VBZ"), "")),
        TaggedSentences.read(write("a.conllu", text), TaggingLayout.XPOS, false).sentences());
  }

  @Test
  void labelledLinesAreCutIntoWordsAndMarks() throws IOException {
    Path file = write("reviews", "good\tA fine, odd film!\n\nbad\t \nbad\tNo.\n");
    assertEquals(
        new TaggedSentences(
            TaggingLayout.LABELLED,
            List.of(
                new TaggedSentence(
                    List.of("A", "fine", ",", "odd", "film", "!"), List.of(), "good"),
                new TaggedSentence(List.of("No", "."), List.of(), "bad")),
            List.of(file + ":1", file + ":4"),
            1),
        TaggedSentences.read(file, false));
  }

  @ParameterizedTest
  @CsvSource({
    "pos>Brilliant!|neg>A dull film, LABELLED",
    "pos>|neg>Bad|pos>Very good, LABELLED",
    "York>B-city|is>O||new>O, COLUMNS",
    "# intent: x|York>a tag, COLUMNS",
    "York>B-city|is O, COLUMNS",
  })
  void layoutIsGuessedFromSeveralLines(String text, TaggingLayout expected) throws IOException {
    Path file = write("guess", text.replace('|', '\n').replace('>', '\t'));
    assertEquals(expected, TaggingLayoutGuess.of(file, false));
  }

  @Test
  void wordsAreTheRecordsOfASequenceWithTagAndLabel() throws Exception {
    slots("play new order\nrain\n", "O B-artist I-artist\nO\n", "PlayMusic\nGetWeather\n");
    try (TaggedRecordReader reader = new TaggedRecordReader(TaggingLayout.SLOTS, false)) {
      reader.initialize(new CollectionInputSplit(List.of(folder.toUri(), folder.toUri())));
      assertEquals(
          "[[play, O, PlayMusic], [new, B-artist, PlayMusic], [order, I-artist, PlayMusic]]",
          reader.sequenceRecord().toString());
      assertEquals(new PlacedSentence(2, RAIN), reader.nextSentence());
      reader.reset();
      for (int i = 0; i < 4; i++) {
        reader.nextSequence();
      }
      assertFalse(reader.hasNext());
    }
  }

  @Test
  void wordOfTenThousandLettersIsRead() throws IOException {
    String word = "x".repeat(10_000);
    assertEquals(
        List.of(word),
        TaggedSentences.read(write("long", word + " O\n"), false).sentences().get(0).words());
  }

  private void slots(String words, String tags, String labels) throws IOException {
    write("seq.in", words);
    write("seq.out", tags);
    write("label", labels);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
