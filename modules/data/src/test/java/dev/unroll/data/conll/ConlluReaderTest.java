package dev.unroll.data.conll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.datavec.api.split.CollectionInputSplit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConlluReaderTest {
  private static final String DOGS =
      tabbed(
          """
          # newpar
          # sent_id = dogs-1
          # text = Dogs don't, do they?
          1 Dogs dog NOUN NNS Number=Plur 4 nsubj 4:nsubj _
          2-3 don't _ _ _ _ _ _ _ SpaceAfter=No
          2 do do AUX VBP Mood=Ind|VerbForm=Fin 4 aux _ _
          3 n't not PART RB _ 4 advmod _ _
          3.1 bark bark VERB VB _ _ _ 0:root _
          4 , , PUNCT , _ 0 root _ _

          """);
  private static final String BARE =
      "1\tHush\t_\t_\t_\t_\t_\t_\t_\tA=B|SpaceAfter=No\n2\t!\t_\t_\t_\t_\t_\t_\t_\t_\n";

  @TempDir Path folder;

  @Test
  void wordsAreReadAndContractionsAndEmptyNodesPassedOver() throws IOException {
    List<ConlluSentence> sentences = ConlluReader.read(write("\n" + DOGS + BARE), false);
    ConlluSentence dogs = sentences.get(0);
    assertEquals("dogs-1", dogs.id());
    assertEquals(
        List.of(
            new ConlluToken("Dogs", "dog", "NOUN", "NNS", Map.of("Number", "Plur"), 4, "nsubj"),
            new ConlluToken(
                "do", "do", "AUX", "VBP", Map.of("Mood", "Ind", "VerbForm", "Fin"), 4, "aux"),
            new ConlluToken("n't", "not", "PART", "RB", Map.of(), 4, "advmod"),
            new ConlluToken(",", ",", "PUNCT", ",", Map.of(), 0, "root")),
        dogs.tokens());
    assertEquals(2, sentences.size());
  }

  @Test
  void textIsThatOfTheFileOrPutTogetherFromWhatIsWritten() throws IOException {
    assertEquals("Dogs don't, do they?", ConlluReader.read(write(DOGS), false).get(0).text());
    assertEquals(
        "Dogs don't,",
        ConlluReader.read(write(DOGS.replaceAll("# text.*\n", "")), false).get(0).text());
    ConlluSentence bare = ConlluReader.read(write(BARE), false).get(0);
    assertEquals("Hush!", bare.text());
    assertEquals(folder.resolve("text") + ":1", bare.id());
    assertEquals(ConlluToken.OPEN, bare.tokens().get(0).head());
  }

  @Test
  void wordsAreTheRecordsOfASequence() throws Exception {
    try (ConlluReader reader = new ConlluReader(false)) {
      reader.initialize(new CollectionInputSplit(List.of(write(BARE + "\n" + DOGS).toUri())));
      assertEquals(2, reader.sequenceRecord().size());
      assertEquals(
          "[do, do, AUX, VBP, Mood=Ind|VerbForm=Fin, 4, aux]",
          reader.sequenceRecord().get(1).toString());
      assertFalse(reader.hasNext());
    }
  }

  @Test
  void linesThatDoNotFitAreNamed() throws IOException {
    assertMessage(
        "1\ta\n",
        ":1: expected 10 columns with tabs between them, none empty, but found 2 columns");
    assertMessage(
        DOGS.replace("\tdog\t", "\t\t"),
        ":4: expected 10 columns with tabs between them, none empty, but found an empty one");
    assertMessage(
        BARE.replace("2\t!", "3\t!"), ":2: expected word 2 of the sentence, but found \"3\"");
    assertMessage(
        DOGS.replace("\t0\troot", "\tx\troot"),
        ":9: expected the head's number, 0 or _ in column 7, but found \"x\"");
    assertMessage(
        DOGS.replace("Number=Plur", "Plural"),
        ":4: expected features as Name=Value, each once, but found \"Plural\"");
    assertMessage(
        DOGS.replace("\t4\taux", "\t5\taux"),
        ":1: sentence dogs-1: the head of word 2 is 5, but there are 4 words");
    Path empty = write("\n# text = none\n\n");
    assertEquals(
        "no sentence in " + empty + "; expected CoNLL-U, a word a line",
        assertThrows(IOException.class, () -> ConlluReader.read(empty, false)).getMessage());
  }

  @Test
  void rangesThatWouldHideWordsAreNamed() throws IOException {
    for (String range : List.of("1-3", "3-4", "2-1")) {
      assertMessage(
          DOGS.replace("2-3\t", range + "\t"),
          ":5: expected a range from word 2, which comes next and is in no other, but found \""
              + range
              + "\"");
    }
    assertMessage(
        DOGS.replace("3.1\t", "3-4\t"),
        ":8: expected a range from word 4, which comes next and is in no other, but found \"3-4\"");
    assertMessage(
        DOGS.replace("3\tn't", "3-3\tn't\t_\t_\t_\t_\t_\t_\t_\t_\n3\tn't"),
        ":7: expected a range from word 3, which comes next and is in no other, but found \"3-3\"");
    assertMessage(
        DOGS.replace("2-3\t", "2-9\t"),
        ":5: the range goes to word 9, but the sentence has 4 words");
    String range = DOGS.lines().filter(line -> line.startsWith("2-3")).findFirst().orElseThrow();
    assertMessage(
        range.replace("2-3", "1-2") + "\n\n" + BARE,
        ":1: the range goes to word 2, but the sentence has 0 words");
  }

  private static String tabbed(String text) {
    return text.lines()
        .map(line -> (line.startsWith("#") ? line : line.replace(' ', '\t')) + "\n")
        .collect(Collectors.joining());
  }

  private void assertMessage(String text, String expected) throws IOException {
    Path file = write(text);
    assertEquals(
        file + expected,
        assertThrows(IOException.class, () -> ConlluReader.read(file, false)).getMessage());
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("text"), text);
  }
}
