package dev.unroll.core.text;

import dev.unroll.core.random.RandomStream;
import java.util.List;
import java.util.stream.Stream;

/** Texts that are hard to cut and join: any code point, emoji, marks, all kinds of line ends. */
final class RandomText {
  private static final List<String> PARTS =
      List.of(
          " ",
          "  ",
          "\t",
          "\n",
          "\r\n",
          "\r",
          "\u000B",
          "\u0085",
          "\u00A0",
          "\u2028",
          "a",
          "B",
          "don't",
          "'",
          "\u2019",
          "well-known",
          "-",
          "3.14",
          ".",
          ",",
          "1,000",
          "\"",
          "(",
          ")",
          "[",
          "]",
          "$",
          "%",
          "_",
          "\\",
          "é",
          "e\u0301",
          "\u0301",
          "İ",
          "Σ",
          "ß",
          "日本語",
          "שלום",
          "\u0600",
          "😀",
          "👨\u200D👩\u200D👧",
          "\u200D",
          "🇩🇪",
          "❤\uFE0F",
          "\uFEFF",
          "\u0000",
          "<unk>");

  private RandomText() {}

  /** {@code count} texts; without lone surrogates. */
  static Stream<String> texts(int count) {
    RandomStream random = RandomStream.named(count, "text");
    return Stream.generate(() -> text(random)).limit(count);
  }

  private static String text(RandomStream random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(20); i > 0; i--) {
      int point = random.nextInt(4) > 0 ? -1 : random.nextInt(Character.MAX_CODE_POINT + 1);
      if (point < 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
        text.append(PARTS.get(random.nextInt(PARTS.size())));
      } else {
        text.appendCodePoint(point);
      }
    }
    return text.toString();
  }
}
