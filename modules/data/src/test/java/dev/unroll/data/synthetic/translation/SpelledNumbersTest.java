package dev.unroll.data.synthetic.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.data.parallel.SentencePair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pairs written by hand. */
class SpelledNumbersTest {
  @ParameterizedTest
  @CsvSource({
    "0, zero, 零",
    "2, two, 二",
    "10, ten, 十",
    "12, twelve, 十二",
    "21, twenty-one, 二十一",
    "100, one hundred, 一百",
    "101, one hundred one, 一百零一",
    "110, one hundred ten, 一百一十",
    "115, one hundred fifteen, 一百一十五",
    "205, two hundred five, 二百零五",
    "1005, one thousand five, 一千零五",
    "1050, one thousand fifty, 一千零五十",
    "3205, three thousand two hundred five, 三千二百零五",
    "10000, ten thousand, 一万",
    "10010, ten thousand ten, 一万零一十",
    "12345, twelve thousand three hundred forty-five, 一万二千三百四十五",
    "100000, one hundred thousand, 十万",
    "300000, three hundred thousand, 三十万",
    "305040, three hundred five thousand forty, 三十万五千零四十",
    "999999, nine hundred ninety-nine thousand nine hundred ninety-nine, 九十九万九千九百九十九",
    "1000001, one million one, 一百万零一",
    "20030000, twenty million thirty thousand, 二千零三万",
    "300000000, three hundred million, 三亿",
    "405002006, four hundred five million two thousand six, 四亿零五百万二千零六",
    "100120000, one hundred million one hundred twenty thousand, 一亿零一十二万"
  })
  void english(long number, String english, String chinese) {
    check(SourceLanguage.ENGLISH, number, english, chinese);
    assertEquals(number, Numerals.read(english));
    assertEquals(chinese, Numerals.write(number));
  }

  @ParameterizedTest
  @CsvSource({
    "1, eins, 一",
    "21, einundzwanzig, 二十一",
    "3205, dreitausendzweihundertfünf, 三千二百零五",
    "654321, sechshundertvierundfünfzigtausenddreihunderteinundzwanzig, 六十五万四千三百二十一",
    "2000000, zwei Millionen, 二百万"
  })
  void germanWithoutSoftHyphens(long number, String german, String chinese) {
    check(SourceLanguage.GERMAN, number, german, chinese);
  }

  @ParameterizedTest
  @CsvSource({
    "21, vingt-et-un, 二十一",
    "91, quatre-vingt-onze, 九十一",
    "3205, trois mille deux cent cinq, 三千二百零五"
  })
  void french(long number, String french, String chinese) {
    check(SourceLanguage.FRENCH, number, french, chinese);
  }

  @Test
  void chineseIsThatOfTheSchoolBookUpToTwelveDigits() {
    SpelledNumbers numbers = new SpelledNumbers(SourceLanguage.ENGLISH);
    for (long number = 0; number < 12_000; number++) {
      assertEquals(Numerals.write(number), numbers.pair(number).target());
    }
    for (long number = 12_000; number < 1_000_000_000_000L; number += number / 1000 + 1) {
      assertEquals(Numerals.write(number), numbers.pair(number).target());
    }
  }

  private static void check(SourceLanguage language, long number, String words, String chinese) {
    assertEquals(new SentencePair(words, chinese), new SpelledNumbers(language).pair(number));
  }
}
