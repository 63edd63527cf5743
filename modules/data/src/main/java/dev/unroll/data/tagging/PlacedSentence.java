package dev.unroll.data.tagging;

import dev.unroll.core.check.Check;

/**
 * A sentence and where it stands.
 *
 * @param line of its file, from 1: that of its first word where a word is a line; in CoNLL-U the
 *     first of the sentence, comments included
 */
public record PlacedSentence(long line, TaggedSentence sentence) {
  public PlacedSentence {
    Check.require(line > 0, "line must be > 0, but was " + line);
  }
}
