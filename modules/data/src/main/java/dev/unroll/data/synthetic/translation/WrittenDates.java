package dev.unroll.data.synthetic.translation;

import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.text.SimpleDateFormat;
import com.ibm.icu.util.TimeZone;
import dev.unroll.data.parallel.SentencePair;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/**
 * Dates in the forms of {@link SourceLanguage}: "Saturday, November 21, 2026" becomes
 * 2026年11月21日星期六, and "21 Nov 2026", which names no weekday, 2026年11月21日. Not thread-safe.
 */
final class WrittenDates {
  private final List<String> patterns;
  private final List<SimpleDateFormat> forms;
  private final RuleBasedNumberFormat ordinals;
  private final SimpleDateFormat chinese = form("y年M月d日", Locale.SIMPLIFIED_CHINESE);
  private final SimpleDateFormat chineseWithWeekday = form("y年M月d日EEEE", Locale.SIMPLIFIED_CHINESE);

  WrittenDates(SourceLanguage language) {
    patterns = language.datePatterns();
    forms = patterns.stream().map(pattern -> form(pattern, language.locale())).toList();
    ordinals = new RuleBasedNumberFormat(language.locale(), RuleBasedNumberFormat.ORDINAL);
  }

  /** How many ways there are to write a date in the source language. */
  int forms() {
    return forms.size();
  }

  /** A date in both languages, with its weekday in Chinese where the source names it. */
  SentencePair pair(LocalDate date, int form) {
    // A number, as ICU's formats take it, not a java.util.Date: a day of the Gregorian calendar.
    Long instant = date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    String source =
        forms
            .get(form)
            .format(instant)
            .replace(SourceLanguage.ORDINAL, ordinals.format(date.getDayOfMonth()));
    boolean weekday = patterns.get(form).contains("E");
    return new SentencePair(source, (weekday ? chineseWithWeekday : chinese).format(instant));
  }

  private static SimpleDateFormat form(String pattern, Locale locale) {
    SimpleDateFormat form = new SimpleDateFormat(pattern, locale);
    form.setTimeZone(TimeZone.GMT_ZONE);
    return form;
  }
}
