package dev.unroll.tagging;

import dev.unroll.core.check.Check;
import dev.unroll.data.keyterm.KeyTermDocument;
import dev.unroll.data.tagging.TaggedSentence;
import dev.unroll.data.tagging.TaggingLayout;
import java.util.List;

/**
 * A text with what is true of it, as far as it is known.
 *
 * @param words at least one
 * @param tags one for each word, or none at all
 * @param label of the whole, or ""
 * @param terms that it is about, or none
 */
record Example(List<String> words, List<String> tags, String label, List<String> terms) {
  Example {
    words = List.copyOf(words);
    tags = List.copyOf(tags);
    terms = List.copyOf(terms);
    Check.require(!words.isEmpty(), "a text needs at least one word");
  }

  static Example of(TaggedSentence sentence) {
    return new Example(sentence.words(), sentence.tags(), sentence.label(), List.of());
  }

  /** Its words are cut as those of {@link TaggingLayout#LABELLED}. */
  static Example of(KeyTermDocument document) {
    List<String> words = TaggingLayout.LABELLED.words(document.text());
    return new Example(words, List.of(), "", document.terms());
  }

  Example withTags(List<String> other) {
    return new Example(words, other, label, terms);
  }

  /** The words with blanks between them. */
  String text() {
    return String.join(" ", words);
  }
}
