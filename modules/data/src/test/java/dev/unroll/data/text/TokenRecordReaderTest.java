package dev.unroll.data.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.text.CharacterTokeniser;
import dev.unroll.core.text.WordTokeniser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import org.datavec.api.records.SequenceRecord;
import org.datavec.api.split.CollectionInputSplit;
import org.datavec.api.split.InputSplit;
import org.datavec.api.split.StringSplit;
import org.datavec.api.writable.Writable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenRecordReaderTest {
  @TempDir Path folder;

  @Test
  void filesFollowEachOtherInTheOrderOfTheSplit() throws Exception {
    String large = HardText.prose(new Random(1), 200_000, "\n");
    InputSplit split = split("z b", "", large, "\uFEFF", "a c");
    List<String> tokens = new ArrayList<>();
    List<URI> origins = new ArrayList<>();
    try (TokenRecordReader reader = reader(split)) {
      while (reader.hasNext()) {
        SequenceRecord record = reader.nextSequence();
        tokens.addAll(tokens(record.getSequenceRecord()));
        origins.add(record.getMetaData().getURI());
        assertEquals(TokenRecordReader.class, record.getMetaData().getReaderClass());
      }
    }
    List<String> expected = new ArrayList<>();
    for (String text : List.of("z b", large, "a c")) {
      expected.addAll(new WordTokeniser().tokens(text));
    }
    assertEquals(expected, tokens);
    URI[] files = split.locations();
    List<URI> four = List.of(files[2], files[2], files[2], files[2]);
    assertEquals(files[0], origins.get(0));
    assertEquals(four, origins.subList(1, 5));
    assertEquals(List.of(files[4]), origins.subList(5, origins.size()));
  }

  @Test
  void resetStartsAgainFromAnywhere() throws Exception {
    InputSplit split = split("one", HardText.prose(new Random(2), 150_000, "\n"), "two");
    try (TokenRecordReader reader = reader(split)) {
      List<List<List<Writable>>> whole = rest(reader);
      assertTrue(whole.size() >= 5);
      assertThrows(NoSuchElementException.class, reader::sequenceRecord);
      for (int used = 0; used <= whole.size(); used++) {
        reader.reset();
        for (int i = 0; i < used; i++) {
          reader.sequenceRecord();
        }
        assertEquals(whole.subList(used, whole.size()), rest(reader));
      }
    }
  }

  @Test
  void stringIsOneSequence() throws Exception {
    String text = "a\r\n".repeat(100_000);
    TokenRecordReader reader = new TokenRecordReader(new CharacterTokeniser(), false);
    reader.initialize(new StringSplit(text));
    assertEquals("a\n".repeat(100_000), String.join("", tokens(reader.sequenceRecord())));
    assertFalse(reader.hasNext());
    reader.initialize(new StringSplit(""));
    assertFalse(reader.hasNext());
  }

  @Test
  void splitWithoutTextGivesNoSequence() throws Exception {
    assertFalse(reader(split()).hasNext());
    assertFalse(reader(split("", "\uFEFF", "")).hasNext());
  }

  @Test
  void missingFileIsNamed() {
    Path missing = folder.resolve("missing.txt");
    var split = new CollectionInputSplit(List.of(missing.toUri()));
    var thrown = assertThrows(UncheckedIOException.class, () -> reader(split));
    assertEquals("no file at " + missing + "; check the path", thrown.getMessage());
  }

  @Test
  void recordsOutsideSequencesAreRefused() throws Exception {
    TokenRecordReader reader = reader(split("a"));
    assertThrows(UnsupportedOperationException.class, reader::next);
    assertThrows(UnsupportedOperationException.class, reader::nextRecord);
  }

  private InputSplit split(String... texts) throws IOException {
    List<URI> files = new ArrayList<>();
    for (String text : texts) {
      // Names fall while the numbers rise: the split's order counts, not the names'.
      Path file = folder.resolve((char) ('z' - files.size()) + ".txt");
      files.add(Files.writeString(file, text).toUri());
    }
    return new CollectionInputSplit(files);
  }

  private static TokenRecordReader reader(InputSplit split) throws Exception {
    TokenRecordReader reader = new TokenRecordReader(new WordTokeniser(), false);
    reader.initialize(split);
    return reader;
  }

  private static List<List<List<Writable>>> rest(TokenRecordReader reader) {
    List<List<List<Writable>>> sequences = new ArrayList<>();
    while (reader.hasNext()) {
      sequences.add(reader.sequenceRecord());
    }
    return sequences;
  }

  private static List<String> tokens(List<List<Writable>> steps) {
    return Arrays.asList(steps.stream().map(step -> step.get(0).toString()).toArray(String[]::new));
  }
}
