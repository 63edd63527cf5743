package dev.unroll.speech;

import java.lang.Character.UnicodeScript;

/**
 * How much room letters take on a terminal: two columns those of the scripts that are written in
 * squares, none the marks over and under others, one the rest (Unicode Standard Annex 11, in
 * short).
 */
final class Columns {
  private Columns() {}

  /** Columns of a text. */
  static int of(CharSequence text) {
    return text.codePoints().map(Columns::of).sum();
  }

  /** The longest beginning of a text that takes at most so many columns. */
  static String beginning(String text, int most) {
    StringBuilder begin = new StringBuilder();
    int left = most;
    for (int letter : text.codePoints().toArray()) {
      left -= of(letter);
      if (left < 0) {
        break;
      }
      begin.appendCodePoint(letter);
    }
    return begin.toString();
  }

  private static int of(int letter) {
    int type = Character.getType(letter);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    return switch (UnicodeScript.of(letter)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, YI -> 2;
      default -> isSquare(letter) ? 2 : 1;
    };
  }

  /** Punctuation between the letters of these scripts, and full-width forms of others. */
  private static boolean isSquare(int letter) {
    return (letter >= 0x3000 && letter <= 0x303E) || (letter >= 0xFF01 && letter <= 0xFF60);
  }
}
