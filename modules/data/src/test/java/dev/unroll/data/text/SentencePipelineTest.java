package dev.unroll.data.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.text.CharacterTokeniser;
import dev.unroll.core.text.Tokeniser;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.core.text.WordTokeniser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.datavec.api.records.SequenceRecord;
import org.datavec.api.split.CollectionInputSplit;
import org.datavec.api.split.InputSplit;
import org.datavec.api.split.ListStringSplit;
import org.datavec.api.split.StringSplit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentencePipelineTest {
  private static final List<String> SENTENCES =
      List.of("A dog runs.", "", "dog dog \uD83D\uDE00", "  ", "runs A cat");

  @TempDir Path folder;

  @Test
  void idsOfEachSentenceAreThoseOfItsTokens() throws IOException {
    Path file = Files.writeString(folder.resolve("text"), String.join("\r\n", SENTENCES));
    for (Tokeniser tokeniser : List.of(new WordTokeniser(), new CharacterTokeniser())) {
      Vocabulary vocabulary =
          Vocabulary.builder()
              .special(Vocabulary.UNKNOWN, Vocabulary.START, Vocabulary.END)
              .addAll(tokeniser.tokens("A dog runs runs dog."))
              .minimumCount(2)
              .build();
      List<int[]> ids = SentencePipeline.ids(SENTENCES, tokeniser, vocabulary);
      List<int[]> fromFile = SentencePipeline.ids(file, false, tokeniser, vocabulary);
      assertEquals(SENTENCES.size(), ids.size());
      assertEquals(SENTENCES.size(), fromFile.size());
      for (int i = 0; i < ids.size(); i++) {
        int[] expected = vocabulary.ids(tokeniser.tokens(SENTENCES.get(i)));
        assertArrayEquals(expected, ids.get(i));
        assertArrayEquals(expected, fromFile.get(i));
      }
    }
  }

  @Test
  void newlineWithinASentenceDoesNotShiftTheOthers() {
    Vocabulary vocabulary = Vocabulary.builder().add("a").add("a").add("b").build();
    List<int[]> ids = SentencePipeline.ids(List.of("a\nb", "b"), new WordTokeniser(), vocabulary);
    assertArrayEquals(new int[] {0, 1}, ids.get(0));
    assertArrayEquals(new int[] {1}, ids.get(1));
  }

  @Test
  void unknownTokenAndMissingFileAreNamed() {
    Vocabulary vocabulary = Vocabulary.builder().add("a").build();
    var unknown =
        assertThrows(
            IllegalArgumentException.class,
            () -> SentencePipeline.ids(List.of("a", "b"), new WordTokeniser(), vocabulary));
    assertTrue(unknown.getMessage().startsWith("token 'b' is not in"), unknown.getMessage());
    Path missing = folder.resolve("missing");
    var thrown =
        assertThrows(
            UncheckedIOException.class,
            () -> SentencePipeline.ids(missing, false, new WordTokeniser(), vocabulary));
    assertEquals("no file at " + missing + "; check the path", thrown.getMessage());
  }

  @Test
  void readerGivesALineASequenceInEveryKindOfSplit() throws Exception {
    String text = String.join("\n", SENTENCES) + "\n";
    URI one = Files.writeString(folder.resolve("one"), "\uFEFF" + text).toUri();
    URI two = Files.writeString(folder.resolve("two"), "").toUri();
    assertEquals(SENTENCES, texts(new StringSplit(text)));
    assertEquals(SENTENCES, texts(new ListStringSplit(List.of(SENTENCES, List.of()))));
    List<String> twice = new ArrayList<>(SENTENCES);
    twice.addAll(SENTENCES);
    assertEquals(twice, texts(new CollectionInputSplit(List.of(one, two, one))));
    assertEquals(List.of(), texts(new StringSplit("")));
  }

  @Test
  void sequencesKnowTheirFileAndTheirReader() throws Exception {
    URI file = Files.writeString(folder.resolve("one"), "a b\n\nc").toUri();
    try (SentenceRecordReader reader = new SentenceRecordReader(new WordTokeniser(), false)) {
      reader.initialize(new CollectionInputSplit(List.of(file)));
      for (int steps : new int[] {2, 0, 1}) {
        SequenceRecord sequence = reader.nextSequence();
        assertEquals(steps, sequence.getSequenceRecord().size());
        assertEquals(file, sequence.getMetaData().getURI());
        assertEquals(SentenceRecordReader.class, sequence.getMetaData().getReaderClass());
      }
      assertFalse(reader.hasNext());
      assertThrows(UnsupportedOperationException.class, reader::next);
    }
  }

  private static List<String> texts(InputSplit split) throws Exception {
    List<String> texts = new ArrayList<>();
    try (SentenceRecordReader reader = new SentenceRecordReader(new WordTokeniser(), false)) {
      reader.initialize(split);
      while (reader.hasNext()) {
        texts.add(reader.nextText());
      }
      reader.reset();
      assertEquals(!texts.isEmpty(), reader.hasNext());
    }
    return texts;
  }
}
