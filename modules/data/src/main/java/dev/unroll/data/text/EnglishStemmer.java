package dev.unroll.data.text;

import java.util.Locale;
import java.util.function.UnaryOperator;
import org.tartarus.snowball.ext.englishStemmer;

/**
 * The stem of an English word, as Porter's second algorithm cuts it (Porter 2001, "Snowball: a
 * language for stemming algorithms"): {@code rides} and {@code riding} are {@code ride}. The word
 * is taken in lower case. Thread-safe.
 */
public final class EnglishStemmer implements UnaryOperator<String> {
  @Override
  public String apply(String word) {
    // Snowball's stemmer keeps its word in itself, so that threads may not share one.
    englishStemmer stemmer = new englishStemmer();
    stemmer.setCurrent(word.toLowerCase(Locale.ROOT));
    stemmer.stem();
    return stemmer.getCurrent();
  }
}
