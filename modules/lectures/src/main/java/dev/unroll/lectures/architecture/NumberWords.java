package dev.unroll.lectures.architecture;

import dev.unroll.core.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Numbers below a thousand in English words. */
final class NumberWords {
  private static final List<String> SMALL =
      List.of(
          "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
              .concat(" fifteen sixteen seventeen eighteen nineteen")
              .split(" "));
  private static final List<String> TENS =
      List.of("twenty thirty forty fifty sixty seventy eighty ninety".split(" "));
  private static final int END = 1000;

  private NumberWords() {}

  /** A number from 0 to 999, its words between blanks. */
  static String of(int number) {
    List<String> words = new ArrayList<>();
    int rest = number % 100;
    if (number >= 100) {
      words.add(SMALL.get(number / 100));
      words.add("hundred");
    }
    if (rest >= 20) {
      words.add(TENS.get(rest / 10 - 2));
      rest %= 10;
    }
    if (rest > 0 || words.isEmpty()) {
      words.add(SMALL.get(rest));
    }
    return String.join(" ", words);
  }

  /** Its digits between blanks. */
  static String digits(int number) {
    return String.join(" ", String.valueOf(number).split(""));
  }

  /**
   * Lines of all numbers in any order: digits, a tab, words.
   *
   * @param without a number that is left out
   */
  static String lines(RandomStream random, int without) {
    int[] all = IntStream.range(0, END).filter(number -> number != without).toArray();
    random.shuffle(all);
    return IntStream.of(all)
        .mapToObj(number -> digits(number) + "\t" + of(number))
        .collect(Collectors.joining("\n"));
  }
}
