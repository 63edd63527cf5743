package dev.unroll.core.metric;

import java.util.ArrayList;
import java.util.List;

/**
 * White space as the reference tools see it: Python's {@code str.isspace}, which has the no-break
 * spaces that {@link Character#isWhitespace} leaves out. All of it lies in the basic plane.
 */
final class Whitespace {
  /** The same characters as a class of a regular expression. */
  static final String CLASS =
      "[\\t-\\r\\x1C-\\x20\\x85\\xA0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000]";

  private Whitespace() {}

  static boolean is(char c) {
    if (c < 0x80) {
      return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1C && c <= 0x1F);
    }
    return switch (c) {
      case 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000 -> true;
      default -> c >= 0x2000 && c <= 0x200A;
    };
  }

  /** The runs of other characters, in order. */
  static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= line.length(); i++) {
      boolean inside = i < line.length() && !is(line.charAt(i));
      if (inside && start < 0) {
        start = i;
      } else if (!inside && start >= 0) {
        words.add(line.substring(start, i));
        start = -1;
      }
    }
    return words;
  }

  static String stripTrailing(String line) {
    int end = line.length();
    while (end > 0 && is(line.charAt(end - 1))) {
      end--;
    }
    return line.substring(0, end);
  }

  static String strip(String line) {
    int start = 0;
    while (start < line.length() && is(line.charAt(start))) {
      start++;
    }
    return stripTrailing(line.substring(start));
  }
}
