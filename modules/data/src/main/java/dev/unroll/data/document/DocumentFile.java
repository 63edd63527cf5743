package dev.unroll.data.document;

import dev.unroll.core.check.Check;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

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
    List<Document> documents = new DocumentRecordReader(layout, lenient).readAll(file);
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
