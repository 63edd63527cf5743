package dev.unroll.data.synthetic.translation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A language to translate from, with the ways in which it writes a date: patterns of ICU's {@code
 * SimpleDateFormat}, where {@value #ORDINAL} stands for the day as "3rd". Every one names day,
 * month and year in full, so that no two dates are ever written alike in one language; of days and
 * months in figures alone the English one is American, month first.
 */
enum SourceLanguage {
  ENGLISH(Locale.ENGLISH),
  GERMAN(Locale.GERMAN),
  FRENCH(Locale.FRENCH);

  /** In a pattern, the place of the day as an ordinal number. */
  static final String ORDINAL = "#";

  private final Locale locale;

  SourceLanguage(Locale locale) {
    this.locale = locale;
  }

  /**
   * The language of {@code locale}, whatever its country.
   *
   * @throws IllegalArgumentException naming the languages that there are
   */
  static SourceLanguage of(Locale locale) {
    return Arrays.stream(values())
        .filter(language -> language.locale.getLanguage().equals(locale.getLanguage()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "numbers and dates are written in English, German (de) and French (fr), but"
                        + " not in '"
                        + locale.toLanguageTag()
                        + "'; choose en, de or fr"));
  }

  Locale locale() {
    return locale;
  }

  List<String> datePatterns() {
    return switch (this) {
      case ENGLISH ->
          List.of(
              "EEEE, MMMM d, yyyy",
              "EEE, d MMM yyyy",
              "MMMM d, yyyy",
              "d MMM yyyy",
              "'the' # 'of' MMMM yyyy",
              "MM/dd/yyyy");
      case GERMAN ->
          List.of(
              "EEEE, d. MMMM yyyy",
              "EEEE, 'den' dd.MM.yyyy",
              "d. MMMM yyyy",
              "d. MMM yyyy",
              "dd.MM.yyyy");
      case FRENCH -> List.of("EEEE d MMMM yyyy", "d MMMM yyyy", "d MMM yyyy", "dd/MM/yyyy");
    };
  }
}
