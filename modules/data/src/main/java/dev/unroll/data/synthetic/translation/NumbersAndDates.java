package dev.unroll.data.synthetic.translation;

import dev.unroll.core.check.Check;
import dev.unroll.core.random.RandomStream;
import dev.unroll.data.parallel.SentencePair;
import dev.unroll.data.synthetic.Split;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Numbers in words and dates, one half each, with their Chinese, from a seed. What ICU writes is
 * kept as it is, but for one zero in Chinese (see {@link SpelledNumbers}): English numbers have
 * neither commas nor "and", dates have their capitals.
 *
 * <p>In training a number has each of the trained lengths equally often (of short ones dev and test
 * have few), and in one half of them most digits after the first are 0, since zeros are what
 * Chinese writes by a rule of its own. Dates are of the years 1900 to 2099. Which split a number or
 * a date is in depends on it alone, not on the seed or the form: no two splits of any two seeds
 * share a source sentence. Of twenty values about one is in dev and one in test.
 *
 * <p>Equal arguments give equal pairs, and more of them begin with the fewer. Not thread-safe.
 */
public final class NumbersAndDates {
  /** Digits of the longest number to train on, unless said otherwise. */
  public static final int DIGITS = 6;

  /** Digits of the longest number there is. */
  public static final int MOST_DIGITS = 12;

  /** Fewer digits might leave dev or test without a number. */
  private static final int FEWEST_DIGITS = 3;

  /** Draws in a row that bring nothing new, after which there probably is nothing. */
  private static final int PATIENCE = 10_000;

  private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
  private static final int DAYS =
      (int) (LocalDate.of(2100, 1, 1).toEpochDay() - FIRST_DAY.toEpochDay());
  private static final RandomStream NUMBERS = RandomStream.named(0, "split of numbers");
  private static final RandomStream DATES = RandomStream.named(0, "split of dates");

  private final long seed;
  private final int digits;
  private final SpelledNumbers numbers;
  private final WrittenDates dates;

  /** From English, numbers of 1 to {@value #DIGITS} digits. */
  public NumbersAndDates(long seed) {
    this(seed, Locale.ENGLISH, DIGITS);
  }

  /**
   * From any of the languages that there are.
   *
   * @param source English, German or French
   * @param digits of the longest number in {@link #pairs}, from 3 to 11
   * @throws IllegalArgumentException naming the languages, or the digits, that are possible
   */
  public NumbersAndDates(long seed, Locale source, int digits) {
    Check.require(
        digits >= FEWEST_DIGITS && digits < MOST_DIGITS,
        "digits must be from "
            + FEWEST_DIGITS
            + " to "
            + (MOST_DIGITS - 1)
            + ", but was "
            + digits);
    SourceLanguage language = SourceLanguage.of(source);
    this.seed = seed;
    this.digits = digits;
    this.numbers = new SpelledNumbers(language);
    this.dates = new WrittenDates(language);
  }

  /**
   * The first {@code count} pairs of a split. Those of dev and test all differ; in training short
   * numbers come again, so that it has no end.
   *
   * @throws IllegalArgumentException when dev or test has not that many pairs
   */
  public List<SentencePair> pairs(Split split, int count) {
    RandomStream random = RandomStream.named(seed, "numbers and dates " + split.lowerCase());
    Supplier<SentencePair> numbers = () -> number(split, random);
    Supplier<SentencePair> dates = () -> date(split, random);
    Set<String> seen = new HashSet<>();
    return collect(
        count,
        () -> {
          Supplier<SentencePair> kind = random.nextBoolean() ? numbers : dates;
          return split == Split.TRAIN ? kind.get() : unseen(kind, seen);
        });
  }

  /**
   * Numbers that are longer than all in training, no two alike.
   *
   * @param digits of each, more than in training and at most {@value #MOST_DIGITS}
   */
  public List<SentencePair> longerNumbers(int digits, int count) {
    Check.require(
        digits > this.digits && digits <= MOST_DIGITS,
        "digits must be from "
            + ((this.digits + 1) + " to " + MOST_DIGITS)
            + (", more than in training, but was " + digits));
    RandomStream random = RandomStream.named(seed, "numbers of " + digits + " digits");
    Set<String> seen = new HashSet<>();
    return collect(count, () -> unseen(() -> numbers.pair(number(digits, random)), seen));
  }

  private static List<SentencePair> collect(int count, Supplier<SentencePair> next) {
    Check.notNegative("count", count);
    return Stream.generate(next).limit(count).toList();
  }

  /** Draws until there is a source that is not in {@code seen}, which then holds it. */
  private static SentencePair unseen(Supplier<SentencePair> draw, Set<String> seen) {
    for (int drawn = 0; drawn < PATIENCE; drawn++) {
      SentencePair pair = draw.get();
      if (seen.add(pair.source())) {
        return pair;
      }
    }
    throw new IllegalArgumentException(
        "there are only about " + seen.size() + " different pairs; ask for fewer");
  }

  private SentencePair number(Split split, RandomStream random) {
    long number;
    do {
      number = number(1 + random.nextInt(digits), random);
    } while (split(NUMBERS, number) != split);
    return numbers.pair(number);
  }

  private static long number(int length, RandomStream random) {
    boolean round = random.nextBoolean();
    long number = length == 1 ? random.nextInt(10) : 1 + random.nextInt(9);
    for (int digit = 1; digit < length; digit++) {
      number = 10 * number + (round && random.nextInt(5) < 3 ? 0 : random.nextInt(10));
    }
    return number;
  }

  private SentencePair date(Split split, RandomStream random) {
    int day;
    do {
      day = random.nextInt(DAYS);
    } while (split(DATES, day) != split);
    return dates.pair(FIRST_DAY.plusDays(day), random.nextInt(dates.forms()));
  }

  private static Split split(RandomStream stream, long value) {
    return Split.ofNumber(stream.at(value).nextInt(20));
  }
}
