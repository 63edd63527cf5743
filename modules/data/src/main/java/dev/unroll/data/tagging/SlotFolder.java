package dev.unroll.data.tagging;

import dev.unroll.data.record.Items;
import dev.unroll.data.text.TextLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The sentences of a folder in {@link TaggingLayout#SLOTS}. */
final class SlotFolder implements Items<PlacedSentence> {
  static final String WORDS = "seq.in";
  static final String TAGS = "seq.out";
  private static final String LABELS = "label";

  private final Path folder;
  private final LeftOut leftOut;
  private final TextLines words;
  private final TextLines tags;
  private final Optional<TextLines> labels;

  SlotFolder(Path folder, boolean lenient, LeftOut leftOut) throws IOException {
    // Asked before any is opened, so that none stays open when another is missing.
    if (!isOne(folder)) {
      throw new IOException(
          folder + " is no folder with the files " + WORDS + " and " + TAGS + "; name such a one");
    }
    this.folder = folder;
    this.leftOut = leftOut;
    words = new TextLines(folder.resolve(WORDS), lenient);
    tags = new TextLines(folder.resolve(TAGS), lenient);
    Path label = folder.resolve(LABELS);
    labels = Files.exists(label) ? Optional.of(new TextLines(label, lenient)) : Optional.empty();
  }

  /** Whether there is such a folder. */
  static boolean isOne(Path folder) {
    return Files.isRegularFile(folder.resolve(WORDS)) && Files.isRegularFile(folder.resolve(TAGS));
  }

  @Override
  public Optional<PlacedSentence> read() throws IOException {
    for (Optional<String> line = words.read(); line.isPresent(); line = words.read()) {
      List<String> found = TaggingLayout.SLOTS.words(line.get());
      List<String> tagged = TaggingLayout.SLOTS.words(next(tags, TAGS));
      String label = labels.isPresent() ? next(labels.get(), LABELS).strip() : "";
      if (found.isEmpty() && tagged.isEmpty()) {
        leftOut.add();
      } else {
        return Optional.of(sentence(found, tagged, label));
      }
    }
    requireEnd(tags, TAGS);
    if (labels.isPresent()) {
      requireEnd(labels.get(), LABELS);
    }
    return Optional.empty();
  }

  private PlacedSentence sentence(List<String> found, List<String> tagged, String label)
      throws IOException {
    if (found.size() != tagged.size()) {
      throw new IOException(
          place(TAGS)
              + (": " + tagged.size() + " tags, but " + found.size() + " words in " + WORDS)
              + (":" + words.number() + "; give one tag for each word"));
    }
    if (labels.isPresent() && label.isEmpty()) {
      throw new IOException(place(LABELS) + ": blank; expected the label of this sentence");
    }
    return new PlacedSentence(words.number(), new TaggedSentence(found, tagged, label));
  }

  private String place(String file) {
    return folder.resolve(file) + ":" + words.number();
  }

  private String next(TextLines lines, String file) throws IOException {
    Optional<String> line = lines.read();
    if (line.isEmpty()) {
      throw unequal(file, WORDS, lines.number());
    }
    return line.get();
  }

  private void requireEnd(TextLines lines, String file) throws IOException {
    if (lines.read().isPresent()) {
      throw unequal(WORDS, file, words.number());
    }
  }

  private IOException unequal(String shorter, String longer, long last) {
    return new IOException(
        folder.resolve(shorter)
            + (" ends first, after line " + last + ", while " + longer + " goes on; ")
            + "line i of each must be of the same sentence");
  }

  @Override
  public void close() throws IOException {
    try (words;
        tags) {
      if (labels.isPresent()) {
        labels.get().close();
      }
    }
  }
}
