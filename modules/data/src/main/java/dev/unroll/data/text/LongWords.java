package dev.unroll.data.text;

import java.util.List;

/**
 * Words with more letters than a network should read: an address, a line of dashes, text without
 * blanks. One of them would make a whole batch wide, so only their first letters count.
 */
public final class LongWords {
  private LongWords() {}

  /** The first {@code most} code points of a word. */
  public static String cut(String word, int most) {
    return isLong(word, most) ? word.substring(0, word.offsetByCodePoints(0, most)) : word;
  }

  /** How many of these words are cut at {@code most} code points; who reads must report it. */
  public static long count(List<String> words, int most) {
    return words.stream().filter(word -> isLong(word, most)).count();
  }

  private static boolean isLong(String word, int most) {
    return word.length() > most && word.codePointCount(0, word.length()) > most;
  }
}
