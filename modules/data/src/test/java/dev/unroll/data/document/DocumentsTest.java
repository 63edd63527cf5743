package dev.unroll.data.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.datavec.api.records.SequenceRecord;
import org.datavec.api.split.CollectionInputSplit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentsTest {
  private static final String BOOK =
      """
      THE FIRST CHAPTER

      Mr. Badger went home. It was late,
        and the moon, as Mrs. Badger said, was high!
      Nobody saw him.


      "Where is he now?" asked Mole.
      """;

  @TempDir Path folder;

  @Test
  void proseIsJoinedAndCutWhereSentencesEnd() throws IOException {
    Documents documents = Documents.read(List.of(file("book", BOOK)), Layout.PROSE, false);
    assertEquals(
        List.of(
            new Document("book:1", List.of("THE FIRST CHAPTER")),
            new Document(
                "book:3",
                List.of(
                    "Mr. Badger went home.",
                    "It was late, and the moon, as Mrs. Badger said, was high!",
                    "Nobody saw him.")),
            new Document("book:8", List.of("\"Where is he now?\"", "asked Mole."))),
        documents.documents());
  }

  @Test
  void eachLineIsASentenceAndABlankLineEndsADocument() throws IOException {
    String text = "\uFEFF\n\na b. C d\r\n e \r\n \t\r\n\r\nf";
    Documents documents = Documents.read(List.of(file("lines", text)), Layout.LINES, false);
    assertEquals(
        List.of(
            new Document("lines:3", List.of("a b. C d", "e")),
            new Document("lines:7", List.of("f"))),
        documents.documents());
  }

  @Test
  void neighboursStayWithinTheirDocumentOrTheirFile() throws IOException {
    Path one = file("one", "a\nb\n\nc");
    Path two = file("two", "d\n\ne\nf");
    Documents documents = Documents.read(List.of(one, two), Layout.LINES, false);
    assertEquals(
        List.of(List.of("a", "b"), List.of("c"), List.of("d"), List.of("e", "f")),
        documents.stretches(Neighbourhood.DOCUMENT));
    assertEquals(
        List.of(List.of("a", "b", "c"), List.of("d", "e", "f")),
        documents.stretches(Neighbourhood.FILE));
    assertEquals(List.of("a", "b", "c", "d", "e", "f"), documents.sentences());
  }

  @Test
  void readerGivesSentencesAsStepsAndKnowsTheFileOfEach() throws Exception {
    Path one = file("one", "A b. C d.\n\nE f.\n");
    Path two = file("two", "G h.\n");
    try (DocumentRecordReader reader = new DocumentRecordReader(Layout.PROSE, false)) {
      reader.initialize(new CollectionInputSplit(List.of(one.toUri(), two.toUri())));
      List<String> read = new ArrayList<>();
      while (reader.hasNext()) {
        SequenceRecord record = reader.nextSequence();
        String name = Path.of(record.getMetaData().getURI()).getFileName().toString();
        read.add(name + record.getSequenceRecord());
      }
      assertEquals(List.of("one[[A b.], [C d.]]", "one[[E f.]]", "two[[G h.]]"), read);
      reader.reset();
      assertEquals(new Document("one:1", List.of("A b.", "C d.")), reader.nextDocument());
    }
  }

  @Test
  void wrongBytesAreNamedWithFileAndLineOrReplaced() throws IOException {
    Path file = Files.write(folder.resolve("latin"), "One.\nCaf\u00e9.\n".getBytes(ISO_8859_1));
    for (Layout layout : Layout.values()) {
      String message = message(file, layout);
      assertTrue(message.startsWith(file + " is not UTF-8 at byte 8 (line 2)"), message);
    }
    assertThrows(IOException.class, () -> Documents.read(List.of(file), false));
    assertEquals(List.of("One.", "Caf\uFFFD."), Documents.read(List.of(file), true).sentences());
  }

  @Test
  void fileWithoutASentenceIsNamed() throws IOException {
    Path file = file("blank", " \n\n");
    assertEquals(
        "no sentence in " + file + ": it is empty or blank; expected sentences as text",
        message(file, Layout.PROSE));
  }

  @Test
  void documentsWithoutSentencesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Document("a", List.of()));
    assertThrows(IllegalArgumentException.class, () -> new Document("a", List.of("b", " ")));
    assertThrows(IllegalArgumentException.class, () -> new Documents(List.of()));
    assertFalse(SentenceSplitter.english().split(" \n").iterator().hasNext());
  }

  private String message(Path file, Layout layout) {
    return assertThrows(IOException.class, () -> Documents.read(List.of(file), layout, false))
        .getMessage();
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
