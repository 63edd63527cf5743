package dev.unroll.data.tagging;

import dev.unroll.data.record.Items;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The sentences of a file in {@link TaggingLayout#POLARITY}. */
final class PolarityLines implements Items<PlacedSentence> {
  private final LeftOut leftOut;
  private final String label;
  private final List<String> lines;
  private int next;

  /**
   * Opens a file.
   *
   * @throws IOException naming it when it cannot be read or its name has no ending to be the label
   */
  PolarityLines(Path file, LeftOut leftOut) throws IOException {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    if (dot < 0 || dot == name.length() - 1) {
      throw new IOException(
          file + ": the name has no ending; expected one that is the label, as .pos and .neg");
    }
    this.leftOut = leftOut;
    this.label = name.substring(dot + 1);
    this.lines = WesternText.lines(file);
  }

  @Override
  public Optional<PlacedSentence> read() {
    while (next < lines.size()) {
      List<String> words = TaggingLayout.POLARITY.words(lines.get(next++));
      if (!words.isEmpty()) {
        return Optional.of(new PlacedSentence(next, new TaggedSentence(words, List.of(), label)));
      }
      leftOut.add();
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    // All of it was read when it was opened.
  }
}
