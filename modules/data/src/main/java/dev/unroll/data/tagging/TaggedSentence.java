package dev.unroll.data.tagging;

import dev.unroll.core.check.Check;
import java.util.List;

/**
 * A sentence with what a network is to say of it: a tag for each word, a label for the whole, or
 * both.
 *
 * @param words in order, at least one, none empty
 * @param tags one for each word, such as {@code B-artist} or {@code NOUN}; none at all if nobody
 *     tagged the sentence
 * @param label of the whole sentence, such as its intent; empty if it has none
 */
public record TaggedSentence(List<String> words, List<String> tags, String label) {
  public TaggedSentence {
    words = List.copyOf(words);
    tags = List.copyOf(tags);
    Check.require(!words.isEmpty(), "a sentence needs at least one word");
    Check.require(
        tags.isEmpty() || tags.size() == words.size(),
        count(tags.size(), "tag")
            + " for "
            + count(words.size(), "word")
            + "; give one tag for each word");
    Check.require(!words.contains(""), "a word must not be empty");
    Check.require(!tags.contains(""), "a tag must not be empty");
  }

  /** The words with blanks between them. */
  public String text() {
    return String.join(" ", words);
  }

  private static String count(int number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }
}
