package dev.unroll.data.synthetic.translation;

import com.ibm.icu.text.RuleBasedNumberFormat;
import dev.unroll.data.parallel.SentencePair;
import java.util.Locale;

/**
 * Whole numbers in words, as ICU's rules write them: "three thousand two hundred five" becomes
 * 三千二百零五. Not thread-safe.
 */
final class SpelledNumbers {
  /** German rules mark with it where a word may be broken; nobody types it. */
  private static final String SOFT_HYPHEN = "\u00AD";

  private static final long HUNDRED_MILLION = 100_000_000;

  private final RuleBasedNumberFormat words;
  private final RuleBasedNumberFormat chinese = chinese();

  SpelledNumbers(SourceLanguage language) {
    words = new RuleBasedNumberFormat(language.locale(), RuleBasedNumberFormat.SPELLOUT);
  }

  /** A number, which is not negative and below 10^12, in both languages. */
  SentencePair pair(long number) {
    return new SentencePair(words.format(number).replace(SOFT_HYPHEN, ""), chinese(number));
  }

  /** ICU's rules leave out the 零 that belongs into 四亿零五百万, so 亿 is put in here. */
  private String chinese(long number) {
    long rest = number % HUNDRED_MILLION;
    if (number < HUNDRED_MILLION || rest == 0) {
      return chinese.format(number);
    }
    String tail = chinese.format(rest);
    return chinese.format(number / HUNDRED_MILLION)
        + "亿"
        + (rest < HUNDRED_MILLION / 10 ? "零" : "")
        + (tail.startsWith("十") ? "一" : "")
        + tail;
  }

  /** The rules that say 零 for a zero in between; those chosen unless asked for write 〇. */
  private static RuleBasedNumberFormat chinese() {
    RuleBasedNumberFormat format =
        new RuleBasedNumberFormat(Locale.SIMPLIFIED_CHINESE, RuleBasedNumberFormat.SPELLOUT);
    format.setDefaultRuleSet("%spellout-cardinal");
    return format;
  }
}
