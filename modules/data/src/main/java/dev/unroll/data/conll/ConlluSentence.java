package dev.unroll.data.conll;

import dev.unroll.core.check.Check;
import java.util.List;

/**
 * A sentence with its analysis.
 *
 * @param line the first of the sentence in its file, from 1; a comment's if it has one
 * @param id as the file names it, or the file's name and the sentence's first line
 * @param text as it was written, also where words are contracted
 * @param tokens its syntactic words in order, at least one; heads are among them
 */
public record ConlluSentence(long line, String id, String text, List<ConlluToken> tokens) {
  public ConlluSentence {
    Check.require(line > 0, "line must be > 0, but was " + line);
    Check.require(!tokens.isEmpty(), "sentence " + id + " has no word");
    tokens = List.copyOf(tokens);
    for (int i = 0; i < tokens.size(); i++) {
      int head = tokens.get(i).head();
      Check.require(
          head <= tokens.size(),
          ("sentence " + id + ": the head of word " + (i + 1) + " is " + head)
              + (", but there are " + tokens.size() + " words"));
    }
  }
}
