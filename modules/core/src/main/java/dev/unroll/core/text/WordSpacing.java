package dev.unroll.core.text;

import java.util.Set;

/**
 * Joins words as English is typeset: no space before closing and after opening punctuation, double
 * quotes in turn open and closed, lines apart. Two tokens are only put together where cutting the
 * text again keeps them two. Not thread-safe.
 */
final class WordSpacing {
  private static final Set<String> CLOSING =
      Set.of(".", ",", ";", ":", "!", "?", ")", "]", "}", "%", "'", "\u2019", "\u201D", "\u2026");
  private static final Set<String> OPENING = Set.of("(", "[", "{", "\u2018", "\u201C", "$");
  private static final String QUOTE = "\"";
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  private final StringBuilder text = new StringBuilder();
  private final boolean typeset;
  private boolean glueNext = true;
  private boolean quoteOpen;

  /** {@code typeset} false puts one space between all tokens but newlines. */
  WordSpacing(boolean typeset) {
    this.typeset = typeset;
  }

  void append(String token) {
    if (token.equals("\n")) {
      text.append(token);
      glueNext = true;
      quoteOpen = false;
      return;
    }
    boolean quote = typeset && token.equals(QUOTE);
    boolean closes = typeset && (quote ? quoteOpen : CLOSING.contains(token));
    boolean opens = typeset && (quote ? !quoteOpen : OPENING.contains(token));
    if (glueNext ? startsWithMark(token) : !closes) {
      text.append(text.isEmpty() ? "" : " ");
    }
    text.append(token);
    glueNext = opens;
    quoteOpen ^= quote;
  }

  /** A mark or a joiner would become one token with an opening bracket before it. */
  private static boolean startsWithMark(String token) {
    int first = token.isEmpty() ? ' ' : token.codePointAt(0);
    int type = Character.getType(first);
    return first == ZERO_WIDTH_JOINER
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }

  String text() {
    return text.toString();
  }
}
