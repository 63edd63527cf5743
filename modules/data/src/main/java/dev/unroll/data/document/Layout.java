package dev.unroll.data.document;

import java.util.List;
import java.util.Locale;

/**
 * How paragraphs and their sentences stand in a text file, by the names that users type. Where
 * sentences end in a text, {@link SentenceSplitter} says. A heading is a paragraph like any other.
 */
public enum Layout {
  /** One sentence a line; a blank line ends a paragraph. */
  LINES {
    @Override
    List<String> sentences(List<String> lines) {
      return lines;
    }
  },
  /**
   * A book with a margin: a blank line ends a paragraph, whose lines are joined with a blank. A
   * table is a paragraph, too.
   */
  PROSE {
    @Override
    List<String> sentences(List<String> lines) {
      return SentenceSplitter.english().split(String.join(" ", lines));
    }
  },
  /** A book without a margin: each line is a paragraph. */
  PARAGRAPHS {
    @Override
    List<String> sentences(List<String> lines) {
      return PROSE.sentences(lines);
    }

    @Override
    boolean endsWithItsLine() {
      return true;
    }
  };

  /** The sentences of a paragraph of these lines, stripped and not blank. */
  abstract List<String> sentences(List<String> lines);

  /** Whether a paragraph is a line; else all lines to the next blank one. */
  boolean endsWithItsLine() {
    return false;
  }

  /** As typed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
