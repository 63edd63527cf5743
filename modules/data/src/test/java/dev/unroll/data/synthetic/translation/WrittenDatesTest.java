package dev.unroll.data.synthetic.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.data.parallel.SentencePair;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class WrittenDatesTest {
  private static final String SATURDAY = "2026年11月21日星期六";
  private static final String NO_WEEKDAY = "2026年11月21日";

  @Test
  void everyFormWrittenByHand() {
    assertEquals(
        List.of(
            new SentencePair("Saturday, November 21, 2026", SATURDAY),
            new SentencePair("Sat, 21 Nov 2026", SATURDAY),
            new SentencePair("November 21, 2026", NO_WEEKDAY),
            new SentencePair("21 Nov 2026", NO_WEEKDAY),
            new SentencePair("the 21st of November 2026", NO_WEEKDAY),
            new SentencePair("11/21/2026", NO_WEEKDAY)),
        all(SourceLanguage.ENGLISH, LocalDate.of(2026, 11, 21)));
    assertEquals(
        List.of(
            new SentencePair("Samstag, 21. November 2026", SATURDAY),
            new SentencePair("Samstag, den 21.11.2026", SATURDAY),
            new SentencePair("21. November 2026", NO_WEEKDAY),
            new SentencePair("21. Nov. 2026", NO_WEEKDAY),
            new SentencePair("21.11.2026", NO_WEEKDAY)),
        all(SourceLanguage.GERMAN, LocalDate.of(2026, 11, 21)));
    assertEquals(
        List.of(
            new SentencePair("samedi 21 novembre 2026", SATURDAY),
            new SentencePair("21 novembre 2026", NO_WEEKDAY),
            new SentencePair("21 nov. 2026", NO_WEEKDAY),
            new SentencePair("21/11/2026", NO_WEEKDAY)),
        all(SourceLanguage.FRENCH, LocalDate.of(2026, 11, 21)));
  }

  @Test
  void daysAndMonthsOfOneFigureAndOtherOrdinals() {
    assertEquals(
        List.of(
            new SentencePair("Tuesday, March 3, 1998", "1998年3月3日星期二"),
            new SentencePair("Tue, 3 Mar 1998", "1998年3月3日星期二"),
            new SentencePair("March 3, 1998", "1998年3月3日"),
            new SentencePair("3 Mar 1998", "1998年3月3日"),
            new SentencePair("the 3rd of March 1998", "1998年3月3日"),
            new SentencePair("03/03/1998", "1998年3月3日")),
        all(SourceLanguage.ENGLISH, LocalDate.of(1998, 3, 3)));
    String[] ordinals = {"1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "22nd", "23rd"};
    for (String ordinal : ordinals) {
      LocalDate date = LocalDate.of(2000, 2, Integer.parseInt(ordinal.replaceAll("\\D", "")));
      String written = "the " + ordinal + " of February 2000";
      assertEquals(written, all(SourceLanguage.ENGLISH, date).get(4).source());
    }
  }

  @Test
  void everyEleventhDayOfTwoHundredYearsHasJavasWeekdayAndNumbers() {
    WrittenDates dates = new WrittenDates(SourceLanguage.ENGLISH);
    LocalDate end = LocalDate.of(2100, 1, 1);
    for (LocalDate day = LocalDate.of(1900, 1, 1); day.isBefore(end); day = day.plusDays(11)) {
      SentencePair pair = dates.pair(day, 0);
      String name = day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      assertTrue(pair.source().startsWith(name + ", "), pair.source());
      char figure = "一二三四五六日".charAt(day.getDayOfWeek().getValue() - 1);
      String date = day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
      assertEquals(date + "星期" + figure, pair.target());
    }
  }

  private static List<SentencePair> all(SourceLanguage language, LocalDate date) {
    WrittenDates dates = new WrittenDates(language);
    List<SentencePair> pairs = new ArrayList<>();
    for (int form = 0; form < dates.forms(); form++) {
      pairs.add(dates.pair(date, form));
    }
    return pairs;
  }
}
