package dev.unroll.languagemodel;

import dev.unroll.core.text.Tokeniser;
import java.util.ArrayList;
import java.util.List;

/**
 * Joins tokens to text as they come: the pieces together are {@code tokeniser.text} of all tokens.
 * A character whose bytes are spread over several byte-pair tokens is held back until it is whole.
 */
final class Joiner {
  /** Tokens of a line from which on the first half is forgotten. */
  private static final int LONGEST_LINE = 1024;

  private static final String HALF_CHARACTER = "\uFFFD";
  private static final String NEWLINE = "\n";

  private final Tokeniser tokeniser;

  /** How a token is joined depends on those before it in its line, as a quote opens or closes. */
  private final List<String> line;

  /** Characters of the line's text that were handed out. */
  private int given;

  /** {@code before} comes first and is handed out already. */
  Joiner(Tokeniser tokeniser, List<String> before) {
    this.tokeniser = tokeniser;
    this.line = new ArrayList<>(before);
    this.given = tokeniser.text(line).length();
  }

  /** The text that {@code token} adds; may be empty. */
  String add(String token) {
    line.add(token);
    String text = tokeniser.text(line);
    int certain = text.length() - (text.endsWith(HALF_CHARACTER) ? 1 : 0);
    String added = text.substring(given, certain);
    given = certain;
    if (certain == text.length()) {
      forget(token);
    }
    return added;
  }

  /** What was held back for more that does not come. */
  String rest() {
    String text = tokeniser.text(line);
    String added = text.substring(given);
    given = text.length();
    return added;
  }

  private void forget(String last) {
    int size = line.size();
    int forgotten = last.equals(NEWLINE) ? size - 1 : size < LONGEST_LINE ? 0 : size / 2;
    if (forgotten > 0) {
      line.subList(0, forgotten).clear();
      given = tokeniser.text(line).length();
    }
  }
}
