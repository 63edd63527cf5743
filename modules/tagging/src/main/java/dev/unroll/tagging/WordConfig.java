package dev.unroll.tagging;

import dev.unroll.core.check.Check;

/**
 * Which words a tagger knows; all others are one, "other". So that it learns what to make of that,
 * some words are read as "other" in training, the rarer the more often, as in Kiperwasser and
 * Goldberg 2016 (section 4.2, "word dropout"):
 *
 * <pre>
 * P(other | a word that training has c times) = z / (z + c)    z = u / (1 − u)
 * </pre>
 *
 * @param lowerCase whether a word is known without its case; letters keep it
 * @param minimumCount words that training has fewer times are not known
 * @param most words that are known, the most frequent ones
 * @param unknown u, the share of words met only once that are read as "other", in [0, 1)
 */
public record WordConfig(boolean lowerCase, int minimumCount, int most, double unknown) {
  public WordConfig {
    Check.positive("min-count", minimumCount);
    Check.positive("vocabulary", most);
    Check.within("unknown", unknown, 0, 1);
  }

  /** The probability of "other" in place of a word that training has so many times. */
  double unknownShare(int count) {
    double weight = unknown / (1 - unknown);
    return weight == 0 ? 0 : weight / (weight + count);
  }
}
