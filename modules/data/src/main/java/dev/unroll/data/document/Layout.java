package dev.unroll.data.document;

import java.util.List;
import java.util.Locale;

/** How the sentences of a document stand in a text file, by the names that users type. */
public enum Layout {
  /** One sentence a line; a blank line ends a paragraph. */
  LINES {
    @Override
    List<String> sentences(List<String> lines) {
      return lines;
    }
  },
  /**
   * A book: a blank line ends a paragraph, whose lines are joined with a blank; where sentences
   * end, {@link SentenceSplitter} says. A heading is a paragraph like any other, and so is a table.
   */
  PROSE {
    @Override
    List<String> sentences(List<String> lines) {
      return SentenceSplitter.english().split(String.join(" ", lines));
    }
  };

  /** The sentences of a paragraph of these lines, stripped and not blank. */
  abstract List<String> sentences(List<String> lines);

  /** As typed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
