package dev.unroll.data.document;

import dev.unroll.core.check.Check;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Documents from text files, each paragraph being one.
 *
 * @param files in the order of reading, at least one
 */
public record Documents(List<DocumentFile> files) {
  public Documents {
    files = List.copyOf(files);
    Check.require(!files.isEmpty(), "there is no file of documents");
  }

  /**
   * Reads files of one layout.
   *
   * @param lenient replaces bytes that are no UTF-8 by U+FFFD instead of refusing them
   * @throws IOException naming file and line when a file cannot be read, is no UTF-8 or has no
   *     sentence
   */
  public static Documents read(List<Path> files, Layout layout, boolean lenient)
      throws IOException {
    List<DocumentFile> read = new ArrayList<>();
    for (Path file : files) {
      read.add(DocumentFile.read(file, layout, lenient));
    }
    return new Documents(read);
  }

  /** Reads files whose layout is guessed for each; {@link DocumentFile#layout} says it. */
  public static Documents read(List<Path> files, boolean lenient) throws IOException {
    List<DocumentFile> read = new ArrayList<>();
    for (Path file : files) {
      read.add(DocumentFile.read(file, LayoutGuess.of(file, lenient), lenient));
    }
    return new Documents(read);
  }

  /** All documents in order. */
  public List<Document> documents() {
    return files.stream().flatMap(file -> file.documents().stream()).toList();
  }

  /** All sentences in order. */
  public List<String> sentences() {
    return files.stream().flatMap(file -> file.sentences().stream()).toList();
  }

  /**
   * All sentences in order, in stretches: two that follow each other in one stretch are neighbours,
   * others are not.
   */
  public List<List<String>> stretches(Neighbourhood neighbourhood) {
    return switch (neighbourhood) {
      case DOCUMENT -> documents().stream().map(Document::sentences).toList();
      case FILE -> files.stream().map(DocumentFile::sentences).toList();
    };
  }
}
