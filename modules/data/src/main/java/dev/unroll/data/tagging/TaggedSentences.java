package dev.unroll.data.tagging;

import dev.unroll.core.check.Check;
import dev.unroll.core.tagging.TagScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Tagged or labelled sentences of a file, or of a folder in {@link TaggingLayout#SLOTS}.
 *
 * @param layout by which they were read
 * @param sentences in order, at least one
 * @param places file and line of each sentence, as {@code town.conll:12}, for messages; the line is
 *     that of {@link PlacedSentence}, and the file that of the tags in {@link TaggingLayout#SLOTS}
 * @param empty sentences left out because they have no word; who reads must report it
 */
public record TaggedSentences(
    TaggingLayout layout, List<TaggedSentence> sentences, List<String> places, int empty) {
  public TaggedSentences {
    sentences = List.copyOf(sentences);
    places = List.copyOf(places);
    Check.require(!sentences.isEmpty(), "there is no tagged sentence");
    Check.require(
        places.size() == sentences.size(),
        "there are " + places.size() + " places of " + sentences.size() + " sentences");
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
    List<PlacedSentence> placed = reader.readAll(file);
    if (placed.isEmpty()) {
      throw new IOException(
          "no sentence in "
              + file
              + (reader.leftOut() == 0
                  ? ": it is empty or blank"
                  : ": all " + reader.leftOut() + " are without words")
              + ("; expected sentences in the layout " + layout));
    }
    Path tags = layout == TaggingLayout.SLOTS ? file.resolve(SlotFolder.TAGS) : file;
    return new TaggedSentences(
        layout,
        placed.stream().map(PlacedSentence::sentence).toList(),
        placed.stream().map(one -> tags + ":" + one.line()).toList(),
        reader.leftOut());
  }

  /**
   * Reads a file or folder whose layout is guessed; {@link #layout} says it.
   *
   * @throws IOException also when it looks like no layout
   */
  public static TaggedSentences read(Path file, boolean lenient) throws IOException {
    return read(file, TaggingLayoutGuess.of(file, lenient), lenient);
  }

  /**
   * Requires all tags to be those of slots, for readers take any word, as parts of speech are.
   *
   * @throws IOException naming file, line and word of the first tag that is of no {@link TagScheme}
   */
  public void requireSlots() throws IOException {
    for (int i = 0; i < sentences.size(); i++) {
      TaggedSentence sentence = sentences.get(i);
      for (int t = 0; t < sentence.tags().size(); t++) {
        try {
          TagScheme.chunks(List.of(sentence.tags().get(t)));
        } catch (IllegalArgumentException e) {
          throw new IOException(
              (places.get(i) + ": word " + (t + 1) + " of this sentence, \"")
                  + (sentence.words().get(t) + "\": " + e.getMessage()),
              e);
        }
      }
    }
  }
}
