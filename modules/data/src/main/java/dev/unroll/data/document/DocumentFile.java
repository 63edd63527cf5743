package dev.unroll.data.document;

import dev.unroll.core.check.Check;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.datavec.api.split.CollectionInputSplit;

/**
 * The documents of one file.
 *
 * @param layout by which it was read
 * @param documents in order, at least one
 */
public record DocumentFile(Path file, Layout layout, List<Document> documents) {
  public DocumentFile {
    documents = List.copyOf(documents);
    Check.require(!documents.isEmpty(), file + " has no document");
  }

  static DocumentFile read(Path file, Layout layout, boolean lenient) throws IOException {
    List<Document> documents = new ArrayList<>();
    try (DocumentRecordReader reader = new DocumentRecordReader(layout, lenient)) {
      reader.start(new CollectionInputSplit(List.of(file.toUri())));
      while (reader.hasNext()) {
        documents.add(reader.nextDocument());
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    if (documents.isEmpty()) {
      throw new IOException(
          "no sentence in " + file + ": it is empty or blank; expected sentences as text");
    }
    return new DocumentFile(file, layout, documents);
  }

  /** All sentences in order. */
  public List<String> sentences() {
    return documents.stream().flatMap(document -> document.sentences().stream()).toList();
  }
}
