package dev.unroll.data.text;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.unroll.core.check.Check;
import dev.unroll.core.text.BytePairTokeniser;
import dev.unroll.core.text.CharacterTokeniser;
import dev.unroll.core.text.Tokeniser;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.core.text.WordTokeniser;
import java.util.List;
import java.util.Locale;

/**
 * How the sentences of a language are cut into tokens.
 *
 * @param level what a token is
 * @param vocabulary greatest number of tokens, special symbols included, for words and byte pairs
 * @param minimumCount words that occur less often in training become unknown
 * @param lowerCase whether text is lower-cased first, independent of the locale
 */
public record TextConfig(Level level, int vocabulary, int minimumCount, boolean lowerCase) {
  /** What a token is, by the names that users type in lower case. */
  public enum Level {
    /** A Unicode code point, blanks included. */
    CHAR,
    /** A word, a number or a punctuation mark. */
    WORD,
    /** What stands between white space, for text that was tokenised before. */
    SPACE,
    /** A piece of a word (Sennrich, Haddow and Birch 2016), over bytes. */
    BPE;

    /** As typed. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public TextConfig {
    Check.require(
        vocabulary > 4, "vocabulary must be > 4, the special symbols, but was " + vocabulary);
    Check.require(
        level != Level.BPE || vocabulary > 260,
        "vocabulary of bpe must be > 260, one for each byte and 4 symbols, but was " + vocabulary);
    Check.positive("min-count", minimumCount);
  }

  /** The tokeniser; byte pairs are learnt from {@code sentences}. */
  public Tokeniser tokeniser(List<String> sentences) {
    return switch (level) {
      case CHAR -> new CharacterTokeniser();
      case WORD -> new WordTokeniser(WordTokeniser.Splitting.UNICODE, lowerCase, false);
      case SPACE -> new WordTokeniser(WordTokeniser.Splitting.WHITE_SPACE, lowerCase, false);
      case BPE -> BytePairTokeniser.train(cased(sentences), vocabulary - 4);
    };
  }

  /** The vocabulary of training sentences: the four special symbols, then tokens. */
  public Vocabulary vocabulary(List<String> sentences, Tokeniser tokeniser) {
    Vocabulary.Builder builder =
        Vocabulary.builder()
            .special(Vocabulary.UNKNOWN, Vocabulary.START, Vocabulary.END, Vocabulary.PADDING);
    if (tokeniser instanceof BytePairTokeniser pairs) {
      return builder.addAll(pairs.pieces()).build();
    }
    cased(sentences).forEach(sentence -> builder.addAll(tokeniser.tokens(sentence)));
    if (level != Level.CHAR) {
      builder.minimumCount(minimumCount).maximumSize(vocabulary);
    }
    return builder.build();
  }

  /** What the tokeniser does not do itself: only that of words lower-cases. */
  public String cased(String sentence) {
    return lowersBefore() ? sentence.toLowerCase(Locale.ROOT) : sentence;
  }

  private List<String> cased(List<String> sentences) {
    return lowersBefore() ? sentences.stream().map(this::cased).toList() : sentences;
  }

  @JsonIgnore
  private boolean lowersBefore() {
    return lowerCase && (level == Level.BPE || level == Level.CHAR);
  }
}
