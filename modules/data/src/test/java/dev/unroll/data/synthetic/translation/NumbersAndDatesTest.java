package dev.unroll.data.synthetic.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.data.parallel.SentencePair;
import dev.unroll.data.synthetic.Split;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NumbersAndDatesTest {
  @Test
  void splitsShareNoSourceAndNoNumberWhateverTheSeeds() {
    for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH)) {
      List<SentencePair> train = new NumbersAndDates(1, locale, 6).pairs(Split.TRAIN, 10_000);
      List<SentencePair> dev = new NumbersAndDates(2, locale, 6).pairs(Split.DEV, 700);
      List<SentencePair> test = new NumbersAndDates(3, locale, 6).pairs(Split.TEST, 700);
      assertEquals(10_700 + 700 - (10_000 - distinct(train)), distinct(train, dev, test));
      Set<String> targets = targets(train);
      assertTrue(targets(dev).stream().noneMatch(targets::contains));
      assertTrue(targets(test).stream().noneMatch(targets::contains));
    }
  }

  @Test
  void sameSeedGivesTheSamePairsAndMoreBeginWithTheFewer() {
    for (Split split : Split.values()) {
      List<SentencePair> pairs = new NumbersAndDates(7).pairs(split, 500);
      assertEquals(pairs, new NumbersAndDates(7, Locale.UK, 6).pairs(split, 500));
      assertEquals(pairs.subList(0, 60), new NumbersAndDates(7).pairs(split, 60));
      assertNotEquals(pairs, new NumbersAndDates(8).pairs(split, 500));
    }
    NumbersAndDates one = new NumbersAndDates(7);
    assertEquals(one.longerNumbers(8, 50), one.longerNumbers(8, 60).subList(0, 50));
    assertEquals(List.of(), one.pairs(Split.TEST, 0));
  }

  @Test
  void halfAreNumbersOfEachLengthEquallyOftenAndManyHaveZeros() {
    List<Long> numbers = numbers(new NumbersAndDates(4).pairs(Split.TRAIN, 12_000));
    assertEquals(6000.0, numbers.size(), 200.0);
    Map<Integer, Long> lengths =
        numbers.stream()
            .map(number -> Long.toString(number).length())
            .collect(Collectors.groupingBy(i -> i, TreeMap::new, Collectors.counting()));
    assertEquals(Set.of(1, 2, 3, 4, 5, 6), lengths.keySet());
    lengths.values().forEach(count -> assertEquals(1000.0, (double) count, 150.0));
    long twoZeros = numbers.stream().filter(n -> Long.toString(n).contains("00")).count();
    assertEquals(1800.0, (double) twoZeros, 600.0);
  }

  @Test
  void heldOutPairsAllDifferAndHalfAreNumbers() {
    for (Split split : List.of(Split.DEV, Split.TEST)) {
      List<SentencePair> pairs = new NumbersAndDates(5).pairs(split, 3000);
      assertEquals(3000, distinct(pairs));
      assertEquals(1500.0, numbers(pairs).size(), 120.0);
    }
  }

  @Test
  void longerNumbersHaveTheDigitsAskedForAndAllDiffer() {
    for (int digits = 7; digits <= NumbersAndDates.MOST_DIGITS; digits++) {
      List<SentencePair> pairs = new NumbersAndDates(6).longerNumbers(digits, 300);
      assertEquals(300, distinct(pairs));
      for (long number : numbers(pairs)) {
        assertEquals(digits, Long.toString(number).length());
      }
    }
  }

  @Test
  void numbersSayInChineseWhatTheySayInEnglish() {
    NumbersAndDates data = new NumbersAndDates(9);
    for (Split split : Split.values()) {
      check(data.pairs(split, 2000));
    }
    for (int digits = 7; digits <= NumbersAndDates.MOST_DIGITS; digits++) {
      check(data.longerNumbers(digits, 300));
    }
  }

  @Test
  void whatCannotBeGivenIsRefused() {
    String digits = "digits must be from ";
    assertEquals(digits + "3 to 11, but was 2", refused(() -> data(Locale.ENGLISH, 2)));
    assertEquals(digits + "3 to 11, but was 12", refused(() -> data(Locale.ENGLISH, 12)));
    assertEquals(
        "numbers and dates are written in English, German (de) and French (fr), but not in 'it-IT';"
            + " choose en, de or fr",
        refused(() -> data(Locale.ITALY, 6)));
    assertEquals(
        digits + "7 to 12, more than in training, but was 6",
        refused(() -> data(Locale.ENGLISH, 6).longerNumbers(6, 1)));
    assertTrue(
        refused(() -> data(Locale.ENGLISH, 3).longerNumbers(4, 9001))
            .startsWith("there are only about "));
    assertThrows(
        IllegalArgumentException.class, () -> data(Locale.ENGLISH, 6).pairs(Split.DEV, -1));
  }

  private static NumbersAndDates data(Locale locale, int digits) {
    return new NumbersAndDates(1, locale, digits);
  }

  private static String refused(Runnable call) {
    return assertThrows(IllegalArgumentException.class, call::run).getMessage();
  }

  private static void check(List<SentencePair> pairs) {
    List<SentencePair> numbers = pairs.stream().filter(pair -> isNumber(pair)).toList();
    assertTrue(3 * numbers.size() > pairs.size());
    for (SentencePair pair : numbers) {
      assertEquals(Numerals.write(Numerals.read(pair.source())), pair.target(), pair.source());
    }
  }

  private static boolean isNumber(SentencePair pair) {
    return !pair.target().contains("年");
  }

  private static List<Long> numbers(List<SentencePair> pairs) {
    return pairs.stream()
        .filter(NumbersAndDatesTest::isNumber)
        .map(pair -> Numerals.read(pair.source()))
        .toList();
  }

  @SafeVarargs
  private static int distinct(List<SentencePair>... parts) {
    Set<String> sources = new HashSet<>();
    for (Collection<SentencePair> part : parts) {
      part.forEach(pair -> sources.add(pair.source()));
    }
    return sources.size();
  }

  private static Set<String> targets(List<SentencePair> pairs) {
    return pairs.stream().map(SentencePair::target).collect(Collectors.toSet());
  }
}
