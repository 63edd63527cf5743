package dev.unroll.data.document;

import dev.unroll.data.record.Items;
import dev.unroll.data.text.TextLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The paragraphs of a text file: lines that stand together, or each line, as its layout says. */
final class Paragraphs implements Items<Paragraphs.Paragraph> {
  /**
   * A paragraph.
   *
   * @param line number of its first line in the file, from 1
   * @param lines without white space at their ends, none blank, at least one
   */
  record Paragraph(long line, List<String> lines) {}

  private final TextLines text;
  private final Layout layout;

  /**
   * Opens a file.
   *
   * @throws IOException naming the file when it is missing, a directory or may not be read
   */
  Paragraphs(Path file, Layout layout, boolean lenient) throws IOException {
    this.text = new TextLines(file, lenient);
    this.layout = layout;
  }

  @Override
  public Optional<Paragraph> read() throws IOException {
    List<String> lines = new ArrayList<>();
    long first = 0;
    for (Optional<String> line = text.read(); line.isPresent(); line = text.read()) {
      String stripped = line.get().strip();
      if (!stripped.isEmpty()) {
        first = lines.isEmpty() ? text.number() : first;
        lines.add(stripped);
      }
      if (!lines.isEmpty() && (stripped.isEmpty() || layout.endsWithItsLine())) {
        break;
      }
    }
    return lines.isEmpty() ? Optional.empty() : Optional.of(new Paragraph(first, lines));
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
