package dev.unroll.data.tagging;

import dev.unroll.core.check.Check;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Tagged or labelled sentences of a file, or of a folder in {@link TaggingLayout#SLOTS}.
 *
 * @param layout by which they were read
 * @param sentences in order, at least one
 * @param empty sentences left out because they have no word; who reads must report it
 */
public record TaggedSentences(TaggingLayout layout, List<TaggedSentence> sentences, int empty) {
  public TaggedSentences {
    sentences = List.copyOf(sentences);
    Check.require(!sentences.isEmpty(), "there is no tagged sentence");
    Check.notNegative("empty", empty);
  }

  /**
   * Reads a file or folder of a layout.
   *
   * @param lenient replaces bytes that are no UTF-8 by U+FFFD instead of refusing them
   * @throws IOException naming file and line when it cannot be read or is no UTF-8, a sentence has
   *     not as many tags as words, a line does not fit the layout, or no sentence is left
   */
  public static TaggedSentences read(Path file, TaggingLayout layout, boolean lenient)
      throws IOException {
    TaggedRecordReader reader = new TaggedRecordReader(layout, lenient);
    List<TaggedSentence> sentences =
        reader.readAll(file).stream().map(PlacedSentence::sentence).toList();
    if (sentences.isEmpty()) {
      throw new IOException(
          "no sentence in "
              + file
              + (reader.leftOut() == 0
                  ? ": it is empty or blank"
                  : ": all " + reader.leftOut() + " are without words")
              + ("; expected sentences in the layout " + layout));
    }
    return new TaggedSentences(layout, sentences, reader.leftOut());
  }

  /**
   * Reads a file or folder whose layout is guessed; {@link #layout} says it.
   *
   * @throws IOException also when it looks like no layout
   */
  public static TaggedSentences read(Path file, boolean lenient) throws IOException {
    return read(file, TaggingLayoutGuess.of(file, lenient), lenient);
  }
}
