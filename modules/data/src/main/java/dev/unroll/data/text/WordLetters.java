package dev.unroll.data.text;

import dev.unroll.core.check.Check;
import dev.unroll.core.text.CharacterTokeniser;
import dev.unroll.core.text.Vocabulary;

/**
 * The letters of words as ids, for a network that reads a word letter by letter (Ling et al. 2015,
 * "Finding function in form"), so that it knows something of words that it never saw.
 *
 * @param letters vocabulary of code points, with {@code <unk>}
 * @param most letters of a word that count; of a longer one the first are taken, see {@link
 *     LongWords}
 */
public record WordLetters(Vocabulary letters, int most) {
  private static final CharacterTokeniser TOKENISER = new CharacterTokeniser();

  public WordLetters {
    Check.positive("most letters", most);
    Check.require(letters.hasUnknown(), "the letters need <unk>, for those that training lacks");
  }

  /**
   * The letters of these words, and {@code <unk>} for all others; also for those that are there
   * only once, so that a network learns what to make of it.
   */
  public static WordLetters of(Iterable<String> words, int most) {
    Vocabulary.Builder builder = Vocabulary.builder().special(Vocabulary.UNKNOWN).minimumCount(2);
    words.forEach(word -> builder.addAll(TOKENISER.tokens(LongWords.cut(word, most))));
    return new WordLetters(builder.build(), most);
  }

  /** The ids of a word's letters: from one to {@link #most}, none if the word is empty. */
  public int[] ids(String word) {
    return letters.ids(TOKENISER.tokens(LongWords.cut(word, most)));
  }
}
