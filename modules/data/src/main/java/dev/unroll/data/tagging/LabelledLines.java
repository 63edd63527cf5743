package dev.unroll.data.tagging;

import dev.unroll.data.record.Items;
import dev.unroll.data.text.TextLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The sentences of a file in {@link TaggingLayout#LABELLED}. */
final class LabelledLines implements Items<PlacedSentence> {
  private final Path file;
  private final LeftOut leftOut;
  private final TextLines lines;

  LabelledLines(Path file, boolean lenient, LeftOut leftOut) throws IOException {
    this.file = file;
    this.leftOut = leftOut;
    this.lines = new TextLines(file, lenient);
  }

  @Override
  public Optional<PlacedSentence> read() throws IOException {
    for (Optional<String> line = lines.read(); line.isPresent(); line = lines.read()) {
      String[] columns = line.get().split("\t", 2);
      if (line.get().isBlank()) {
        continue;
      }
      if (columns.length < 2 || columns[0].isBlank()) {
        throw new IOException(
            file
                + (":" + lines.number() + ": no ")
                + (columns.length < 2 ? "tab in this line" : "label before the tab")
                + "; expected a label, a tab and a sentence");
      }
      List<String> words = TaggingLayout.LABELLED.words(columns[1]);
      if (words.isEmpty()) {
        leftOut.add();
      } else {
        return Optional.of(
            new PlacedSentence(
                lines.number(), new TaggedSentence(words, List.of(), columns[0].strip())));
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
