package dev.unroll.core.text;

/**
 * Writes any string on one line of UTF-8: {@code \\}, {@code \n}, {@code \r}, {@code \t}, and
 * {@code \}{@code uXXXX} for other control characters, line separators, the byte order mark and
 * lone surrogates (which UTF-8 cannot hold). Everything else stands for itself.
 */
final class Escape {
  private Escape() {}

  static String escape(String token) {
    StringBuilder line = new StringBuilder(token.length() + 2);
    token.codePoints().forEach(point -> append(line, point));
    return line.toString();
  }

  private static void append(StringBuilder line, int point) {
    switch (point) {
      case '\\' -> line.append("\\\\");
      case '\n' -> line.append("\\n");
      case '\r' -> line.append("\\r");
      case '\t' -> line.append("\\t");
      default -> {
        if (needsCode(point)) {
          line.append(String.format("\\u%04X", point));
        } else {
          line.appendCodePoint(point);
        }
      }
    }
  }

  private static boolean needsCode(int point) {
    boolean loneSurrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    boolean breaksLines = point == 0x2028 || point == 0x2029 || point == 0xFEFF;
    return loneSurrogate || breaksLines || Character.isISOControl(point);
  }

  /**
   * Undoes {@link #escape}.
   *
   * @throws IllegalArgumentException naming the escape that is none
   */
  static String unescape(String line) {
    StringBuilder token = new StringBuilder(line.length());
    int i = 0;
    while (i < line.length()) {
      char c = line.charAt(i++);
      if (c != '\\') {
        token.append(c);
        continue;
      }
      char kind = i < line.length() ? line.charAt(i++) : ' ';
      switch (kind) {
        case '\\' -> token.append('\\');
        case 'n' -> token.append('\n');
        case 'r' -> token.append('\r');
        case 't' -> token.append('\t');
        case 'u' -> {
          token.append(unit(line, i));
          i += 4;
        }
        default -> throw new IllegalArgumentException("'\\" + kind + "' is no escape");
      }
    }
    return token.toString();
  }

  private static char unit(String line, int start) {
    String digits = line.substring(start, Math.min(start + 4, line.length()));
    if (!digits.matches("[0-9A-Fa-f]{4}")) {
      throw new IllegalArgumentException("expected four hexadecimal digits after '\\u'");
    }
    return (char) Integer.parseInt(digits, 16);
  }
}
