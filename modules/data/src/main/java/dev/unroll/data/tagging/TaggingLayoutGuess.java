package dev.unroll.data.tagging;

import dev.unroll.data.text.TextLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Guesses the layout of a file or a folder by its name and its first lines that say something. */
final class TaggingLayoutGuess {
  /** Columns of CoNLL-U. */
  private static final int UNIVERSAL = 10;

  /**
   * Lines of two columns to look at: one word behind a label looks like a tag behind a word, but
   * not all sentences have one word.
   */
  private static final int MOST_PAIRS = 200;

  private TaggingLayoutGuess() {}

  /**
   * The likely layout; that of CoNLL-U is {@link TaggingLayout#UPOS}.
   *
   * @throws IOException naming the file when it cannot be read or looks like none of them
   */
  static TaggingLayout of(Path file, boolean lenient) throws IOException {
    if (SlotFolder.isOne(file)) {
      return TaggingLayout.SLOTS;
    }
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".conllu")) {
      return TaggingLayout.UPOS;
    }
    if (!Files.isDirectory(file) && (name.endsWith(".pos") || name.endsWith(".neg"))) {
      return TaggingLayout.POLARITY;
    }
    if (Files.isDirectory(file)) {
      throw unknown(file, "it is a folder without " + SlotFolder.WORDS);
    }
    try (TextLines lines = new TextLines(file, lenient)) {
      return ofText(file, lines);
    }
  }

  private static TaggingLayout ofText(Path file, TextLines lines) throws IOException {
    boolean commented = false;
    int pairs = 0;
    for (Optional<String> line = lines.read();
        line.isPresent() && pairs < MOST_PAIRS;
        line = lines.read()) {
      String text = line.get();
      String[] columns = text.split("\t", -1);
      if (ColumnFile.COMMENT.matcher(text).matches()) {
        commented = true;
      } else if (columns.length == UNIVERSAL) {
        return TaggingLayout.UPOS;
      } else if (columns.length == 2 && !commented && !text.isBlank()) {
        // A sentence with its label has blanks behind its only tab; a word with its tag has none.
        if (columns[1].strip().contains(" ")) {
          return TaggingLayout.LABELLED;
        }
        pairs++;
      } else if (!text.isBlank()) {
        return columnsOf(file, lines.number(), text);
      }
    }
    if (pairs == 0) {
      throw unknown(file, "it is empty or blank");
    }
    return TaggingLayout.COLUMNS;
  }

  private static TaggingLayout columnsOf(Path file, long line, String text) throws IOException {
    int words = text.strip().split("\\s+").length;
    if (words >= UNIVERSAL && text.indexOf('\t') < 0) {
      throw unknown(file, "line " + line + " has neither columns nor a label");
    }
    if (words < 2) {
      throw unknown(file, "its first word, \"" + text.strip() + "\", has no tag");
    }
    return TaggingLayout.COLUMNS;
  }

  private static IOException unknown(Path file, String why) {
    return new IOException(
        file
            + (": unknown layout, " + why + "; expected a folder with ")
            + (SlotFolder.WORDS + " and " + SlotFolder.TAGS)
            + ", words with their tags in columns, CoNLL-U, or lines of label, tab, sentence"
            + " (a layout may also be named)");
  }
}
