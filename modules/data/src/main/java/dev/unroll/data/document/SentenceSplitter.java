package dev.unroll.data.document;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.FilteredBreakIteratorBuilder;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into sentences by the rules of Unicode (UAX #29, section 5) as ICU has them, without
 * the breaks after English abbreviations that CLDR lists, such as {@code Mr.} and {@code etc.}
 *
 * <p>The rules see no difference between a question that ends a sentence and one within quotation
 * marks that goes on after them: {@code "Who?" he asked.} is two sentences. Thread-safe.
 */
public final class SentenceSplitter {
  private static final SentenceSplitter ENGLISH = new SentenceSplitter(ULocale.ENGLISH);

  private final BreakIterator sentences;

  private SentenceSplitter(ULocale locale) {
    sentences =
        FilteredBreakIteratorBuilder.getInstance(locale)
            .wrapIteratorWithFilter(BreakIterator.getSentenceInstance(locale));
  }

  /** For English. */
  public static SentenceSplitter english() {
    return ENGLISH;
  }

  /** The sentences of a text in order, without white space at their ends; none of a blank text. */
  public List<String> split(String text) {
    // An iterator holds its text and its place, so that threads may not share one.
    BreakIterator breaks = sentences.clone();
    breaks.setText(text);
    List<String> split = new ArrayList<>();
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      String sentence = text.substring(start, end).strip();
      if (!sentence.isEmpty()) {
        split.add(sentence);
      }
      start = end;
    }
    return split;
  }
}
