package dev.unroll.data.keyterm;

import dev.unroll.core.check.Check;
import dev.unroll.core.text.WordTokeniser;
import java.util.HashSet;
import java.util.List;

/**
 * A document with the terms that say what it is about.
 *
 * @param text with at least one word
 * @param terms at least one, none blank or twice; they may also be absent from the text
 */
public record KeyTermDocument(String text, List<String> terms) {
  private static final WordTokeniser WORDS = new WordTokeniser();

  public KeyTermDocument {
    Check.require(!WORDS.tokens(text).isEmpty(), "a text needs at least one word");
    terms = List.copyOf(terms);
    Check.require(!terms.isEmpty(), "a document needs at least one key term");
    Check.require(terms.stream().noneMatch(String::isBlank), "a key term must not be blank");
    Check.require(
        new HashSet<>(terms).size() == terms.size(), "a key term is there twice: " + terms);
  }
}
