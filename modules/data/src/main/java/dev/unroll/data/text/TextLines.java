package dev.unroll.data.text;

import dev.unroll.data.content.Opened;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a UTF-8 text file line by line, decoded as {@link TextFile} does: the byte-order mark is
 * dropped, and "\n" and "\r\n" end a line. The last line needs no end; an empty file has no line.
 */
public final class TextLines implements TextParts {
  private final TextFile file;
  private String piece = "";
  private int position;
  private long number;

  /**
   * Opens a file.
   *
   * @param lenient replaces bytes that are no UTF-8 by U+FFFD instead of refusing them
   * @throws IOException naming the file when it is missing, a directory or may not be read
   */
  public TextLines(Path file, boolean lenient) throws IOException {
    this(new TextFile(file, lenient));
  }

  private TextLines(TextFile file) {
    this.file = file;
  }

  /**
   * Opens a file that may be packed by gzip; else as the constructor does.
   *
   * @throws IOException also as {@link Opened#unpacked} does, then and while reading
   */
  public static TextLines unpacked(Path file, boolean lenient) throws IOException {
    return new TextLines(new TextFile(file, Opened.unpacked(file, "a text file"), lenient));
  }

  /**
   * The lines of a file that are not blank, without white space at their ends.
   *
   * @throws IOException as the constructor and {@link #read} do
   */
  public static List<String> filled(Path file) throws IOException {
    List<String> filled = new ArrayList<>();
    try (TextLines lines = new TextLines(file, false)) {
      for (Optional<String> line = lines.read(); line.isPresent(); line = lines.read()) {
        if (!line.get().isBlank()) {
          filled.add(line.get().strip());
        }
      }
    }
    return filled;
  }

  /**
   * The next line without its end; nothing after the last.
   *
   * @throws IOException naming file, byte and line when the bytes are no UTF-8 text
   */
  @Override
  public Optional<String> read() throws IOException {
    StringBuilder line = new StringBuilder();
    while (more()) {
      int end = piece.indexOf('\n', position);
      line.append(piece, position, end < 0 ? piece.length() : end);
      position = end < 0 ? piece.length() : end + 1;
      if (end >= 0 || !more()) {
        number++;
        return Optional.of(line.toString());
      }
    }
    return Optional.empty();
  }

  /** How many lines were read, which is the number of the line read last. */
  public long number() {
    return number;
  }

  private boolean more() throws IOException {
    if (position == piece.length()) {
      piece = file.next();
      position = 0;
    }
    return !piece.isEmpty();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
