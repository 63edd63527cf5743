package dev.unroll.data.text;

import java.util.Random;

/** Random texts of things that are hard to cut: wide characters, all line ends, white space. */
final class HardText {
  private static final String[] PARTS = {
    " ",
    "  ",
    "\t",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\u0085",
    "\u00A0",
    "\u2028",
    "\u3000",
    "\uFEFF",
    "a",
    "word",
    "don't",
    "3.14",
    "...",
    "é",
    "e\u0301",
    "Σ",
    "日本語",
    "😀",
    "👨\u200D👩\u200D👧"
  };

  private HardText() {}

  /** A text of at least {@code length} characters, without lone surrogates. */
  static String random(Random random, int length) {
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      text.append(PARTS[random.nextInt(PARTS.length)]);
    }
    return text.toString();
  }

  /** As books are: words, sentences, indented lines and empty lines between paragraphs. */
  static String prose(Random random, int length, String newline) {
    String[] between = {" ", " ", " ", " ", ", ", "; ", ". ", newline, newline + newline};
    String[] indents = {"", "", "    ", "\t"};
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      for (int i = 1 + random.nextInt(9); i > 0; i--) {
        text.append((char) ('a' + random.nextInt(26)));
      }
      String gap = between[random.nextInt(between.length)];
      text.append(gap).append(gap.endsWith("\n") ? indents[random.nextInt(indents.length)] : "");
    }
    return text.toString();
  }
}
