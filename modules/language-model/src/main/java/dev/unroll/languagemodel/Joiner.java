package dev.unroll.languagemodel;

import dev.unroll.core.text.Tokeniser;
import java.util.ArrayList;
import java.util.List;

/**
 * Joins tokens to text as they come. A character whose bytes are spread over several byte-pair
 * tokens is held back until it is whole.
 */
final class Joiner {
  /** Tokens before the next one that decide how it is joined, as opening quotes do. */
  private static final int REMEMBERED = 64;

  private static final char HALF_CHARACTER = '\uFFFD';

  private final Tokeniser tokeniser;
  private final List<String> said;
  private final List<String> held = new ArrayList<>();

  Joiner(Tokeniser tokeniser, List<String> before) {
    this.tokeniser = tokeniser;
    this.said = new ArrayList<>(before);
  }

  /** The text that {@code token} adds; may be empty. */
  String add(String token) {
    held.add(token);
    List<String> window = said.subList(Math.max(0, said.size() - REMEMBERED), said.size());
    String before = tokeniser.text(window);
    List<String> longer = new ArrayList<>(window);
    longer.addAll(held);
    String after = tokeniser.text(longer);
    if (after.endsWith(String.valueOf(HALF_CHARACTER)) && held.size() < 4) {
      return "";
    }
    said.addAll(held);
    held.clear();
    return after.startsWith(before) ? after.substring(before.length()) : token;
  }
}
