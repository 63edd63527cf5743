package dev.unroll.core.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The saved form of a {@link Vocabulary}: a versioned first line, the special symbols, the size,
 * then one escaped token a line in the order of the ids.
 */
final class VocabularyForm {
  private static final String FIRST_LINE = "unroll-vocabulary 1";

  private VocabularyForm() {}

  static String write(List<String> special, String[] tokens) {
    StringBuilder text = new StringBuilder(FIRST_LINE).append("\nspecial");
    special.forEach(symbol -> text.append(' ').append(symbol));
    text.append("\nsize ").append(tokens.length).append('\n');
    for (String token : tokens) {
      text.append(Escape.escape(token)).append('\n');
    }
    return text.toString();
  }

  static Vocabulary read(SavedLines lines) {
    lines.expect(FIRST_LINE);
    List<String> special = special(lines);
    int size = lines.number("size");
    if (size < special.size()) {
      throw lines.damaged("expected a size that holds the special symbols, but found " + size);
    }
    List<String> tokens = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    for (int id = 0; id < size; id++) {
      String token = token(lines, "token " + id + " of " + size);
      Integer before = seen.put(token, id);
      if (before != null) {
        throw lines.damaged("token '" + Escape.escape(token) + "' was there as id " + before);
      }
      if (id < special.size() && !token.equals(special.get(id))) {
        throw lines.damaged("expected '" + special.get(id) + "', but found another token");
      }
      tokens.add(token);
    }
    lines.expectEnd();
    return new Vocabulary(special, tokens);
  }

  private static List<String> special(SavedLines lines) {
    String symbols = lines.value("special");
    List<String> special = symbols.isEmpty() ? List.of() : List.of(symbols.split(" "));
    if (!special.equals(Vocabulary.SPECIAL.stream().filter(special::contains).toList())) {
      throw lines.damaged("expected special symbols of " + Vocabulary.SPECIAL + " in this order");
    }
    return special;
  }

  private static String token(SavedLines lines, String what) {
    String line = lines.next(what);
    try {
      return Escape.unescape(line);
    } catch (IllegalArgumentException e) {
      throw lines.damaged(e.getMessage());
    }
  }
}
