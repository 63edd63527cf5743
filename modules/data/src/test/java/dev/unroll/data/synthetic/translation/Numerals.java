package dev.unroll.data.synthetic.translation;

import java.util.List;
import java.util.Map;

/** Reads English and writes Chinese numerals by the rules of a school book, without ICU. */
final class Numerals {
  private static final List<String> SMALL =
      List.of(
          ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
                  + " fifteen sixteen seventeen eighteen nineteen")
              .split(" ", -1));
  private static final List<String> TENS =
      List.of("- - twenty thirty forty fifty sixty seventy eighty ninety".split(" ", -1));
  private static final Map<String, Long> SCALES =
      Map.of("thousand", 1_000L, "million", 1_000_000L, "billion", 1_000_000_000L);
  private static final String FIGURES = "零一二三四五六七八九";
  private static final String[] UNITS = {"", "十", "百", "千"};
  private static final String[] MYRIADS = {"", "万", "亿"};

  private Numerals() {}

  /** The value of "three thousand two hundred twenty-one". */
  static long read(String english) {
    long sum = 0;
    long part = 0;
    for (String word : english.split("[ -]", -1)) {
      if (SMALL.contains(word)) {
        part += SMALL.indexOf(word);
      } else if (TENS.contains(word)) {
        part += 10L * TENS.indexOf(word);
      } else if (word.equals("hundred")) {
        part *= 100;
      } else if (SCALES.containsKey(word)) {
        sum += part * SCALES.get(word);
        part = 0;
      } else {
        throw new IllegalArgumentException("'" + word + "' in '" + english + "' is no numeral");
      }
    }
    return sum + part;
  }

  /**
   * Chinese for a number below 10^12: zeros between figures are one 零, those at the end of a group
   * of four are none; 十 stands without 一 at the very beginning.
   */
  static String write(long number) {
    if (number == 0) {
      return "零";
    }
    StringBuilder text = new StringBuilder();
    boolean gap = false;
    for (int place = 11; place >= 0; place--) {
      int figure = (int) (number / (long) Math.pow(10, place) % 10);
      if (figure == 0) {
        gap = text.length() > 0;
      } else {
        text.append(gap ? "零" : "").append(FIGURES.charAt(figure)).append(UNITS[place % 4]);
        gap = false;
      }
      if (place % 4 == 0) {
        boolean any = number / (long) Math.pow(10, place) % 10_000 != 0;
        text.append(any ? MYRIADS[place / 4] : "");
        gap = gap && !any;
      }
    }
    return text.toString().replaceFirst("^一十", "十");
  }
}
