package dev.unroll.core.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One printable letter for each byte, as GPT-2 writes them (Radford et al. 2019): printable Latin-1
 * stands for itself, the other 68 bytes in order are U+0100, U+0101 and so on, so a space is Ġ.
 */
final class ByteLetters {
  private static final char[] LETTERS = new char[256];
  private static final int[] BYTES = new int[0x100 + 68];

  static {
    Arrays.fill(BYTES, -1);
    char spare = 0x100;
    for (int value = 0; value < 256; value++) {
      boolean printable = (value >= '!' && value <= '~') || (value >= 0xA1 && value != 0xAD);
      LETTERS[value] = printable ? (char) value : spare++;
      BYTES[LETTERS[value]] = value;
    }
  }

  private ByteLetters() {}

  static String letter(int value) {
    return String.valueOf(LETTERS[value]);
  }

  /**
   * The UTF-8 bytes of {@code text}, each in [0, 256).
   *
   * @throws IllegalArgumentException naming a lone surrogate, which UTF-8 cannot hold
   */
  static int[] bytes(String text) {
    text.codePoints().forEach(ByteLetters::refuseSurrogate);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int[] values = new int[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      values[i] = bytes[i] & 0xFF;
    }
    return values;
  }

  private static void refuseSurrogate(int point) {
    if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
      throw new IllegalArgumentException(
          String.format(
              "text holds the lone surrogate U+%04X, which has no UTF-8 form; replace it", point));
    }
  }

  /**
   * The text whose bytes {@code letters} spell; bytes that are no UTF-8 become U+FFFD.
   *
   * @throws IllegalArgumentException naming a character that stands for no byte
   */
  static String text(String letters) {
    byte[] bytes = new byte[letters.length()];
    for (int i = 0; i < bytes.length; i++) {
      char letter = letters.charAt(i);
      int value = letter < BYTES.length ? BYTES[letter] : -1;
      if (value < 0) {
        throw new IllegalArgumentException(
            "'" + Escape.escape(String.valueOf(letter)) + "' is no letter of a byte pair token");
      }
      bytes[i] = (byte) value;
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
