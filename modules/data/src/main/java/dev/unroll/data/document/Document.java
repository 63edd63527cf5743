package dev.unroll.data.document;

import dev.unroll.core.check.Check;
import java.util.List;

/**
 * A document: sentences that belong together, such as a paragraph.
 *
 * @param name where it is from, for people: the file's name and its first line, {@code
 *     tales.txt:12}
 * @param sentences in order, at least one, none blank
 */
public record Document(String name, List<String> sentences) {
  public Document {
    Check.notBlank("name", name);
    Check.require(!sentences.isEmpty(), "document " + name + " has no sentence");
    sentences = List.copyOf(sentences);
    for (int i = 0; i < sentences.size(); i++) {
      Check.require(
          !sentences.get(i).isBlank(), "sentence " + (i + 1) + " of " + name + " is blank");
    }
  }
}
