package dev.unroll.tagging;

import dev.unroll.core.check.Check;
import dev.unroll.data.text.HashedGrams;
import java.util.Locale;

/**
 * What a tagger knows of the letters of a word, known or not.
 *
 * @param kind how it reads them
 * @param embedding size of a letter's vector
 * @param units of the reader of letters, in each direction; also half the size of the vector of a
 *     word's n-grams, so that both ways give as much
 * @param bits 2^bits n-grams are told apart
 * @param most letters of a word that count; the first of a longer one
 */
public record LetterConfig(Kind kind, int embedding, int units, int bits, int most) {
  /** Ways to read letters, by the names that users type in lower case. */
  public enum Kind {
    /** Not at all. */
    NONE,
    /** One after the other, from both ends (Ling et al. 2015). */
    RECURRENT,
    /** As a bag of hashed n-grams (Bojanowski et al. 2017). */
    HASHED,
    /** In both ways. */
    BOTH;

    boolean recurrent() {
      return this == RECURRENT || this == BOTH;
    }

    boolean hashed() {
      return this == HASHED || this == BOTH;
    }

    /** As typed. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public LetterConfig {
    Check.positive("letter-embedding", embedding);
    Check.positive("letter-units", units);
    Check.require(
        bits > 0 && bits <= HashedGrams.MOST_BITS,
        "letter-bits must be in [1, " + HashedGrams.MOST_BITS + "], but was " + bits);
    Check.positive("max-letters", most);
  }

  /** Words alone. */
  public static LetterConfig none() {
    return new LetterConfig(Kind.NONE, 16, 24, 14, 30);
  }
}
