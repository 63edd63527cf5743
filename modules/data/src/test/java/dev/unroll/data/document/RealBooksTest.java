package dev.unroll.data.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.unroll.data.catalogue.Catalogue;
import dev.unroll.data.catalogue.DataDirectory;
import dev.unroll.data.catalogue.DataFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("real-data")
class RealBooksTest {
  private static final String NAME = "stories-public-domain";

  /** A paragraph a line; blank lines stand only before the tales. */
  private static final String GRIMM = "grimms_fairy_tales.txt";

  private final Path folder = DataDirectory.standard().path().resolve(NAME);

  @Test
  void booksAreBooksOfWhichNoLetterIsLost() throws IOException {
    assumeTrue(Files.isDirectory(folder), folder + " is not there");
    for (DataFile book : Catalogue.standard().find(NAME).files()) {
      Path file = folder.resolve(book.path());
      DocumentFile read = Documents.read(List.of(file), false).files().get(0);
      boolean unbroken = book.path().equals(GRIMM);
      assertEquals(unbroken ? Layout.PARAGRAPHS : Layout.PROSE, read.layout(), book.path());
      String written = String.join(" ", read.sentences());
      // No character is lost; after "!_" ICU ends a sentence even where no blank is.
      assertTrue(letters(Files.readString(file)).equals(letters(written)), book.path());
      double mean = written.split("\\s+").length / (double) read.sentences().size();
      assertTrue(mean > 8 && mean < 30, book.path() + ": " + mean + " words a sentence");
    }
  }

  @Test
  void everyLineOfGrimmIsADocumentAndNoTitleIsGluedToASentence() throws IOException {
    Path file = folder.resolve(GRIMM);
    assumeTrue(Files.exists(file), file + " is not there");
    DocumentFile read = Documents.read(List.of(file), false).files().get(0);
    assertEquals(972, read.documents().size());
    assertTrue(read.documents().stream().anyMatch(d -> d.sentences().equals(List.of("RAPUNZEL"))));
    assertTrue(read.sentences().stream().noneMatch(s -> s.startsWith("RAPUNZEL ")));
  }

  /** The numbers are those of who made the file. */
  @Test
  void fileOfSentencesHasAsManyAsItsMakerSays() throws IOException {
    Path file = folder.resolve("children_sentences.txt");
    assumeTrue(Files.exists(file), file + " is not there");
    DocumentFile read = Documents.read(List.of(file), false).files().get(0);
    assertEquals("lines", read.layout().toString());
    assertEquals(17_510, read.sentences().size());
    assertEquals(6_271, read.documents().size());
  }

  private static String letters(String text) {
    return text.replaceAll("[\uFEFF\\s]+", "");
  }
}
