package dev.unroll.tagging;

import dev.unroll.core.check.Check;

/**
 * Which words a tagger knows; all others are one, "other".
 *
 * @param lowerCase whether a word is known without its case; letters keep it
 * @param minimumCount words that training has fewer times are not known
 * @param most words that are known, the most frequent ones
 * @param unknown share of the words met only once that are read as "other" in training, in [0, 1],
 *     so that the network learns what to make of that
 * @param dropout share of all words that are read as "other" in training, in [0, 1)
 */
public record WordConfig(
    boolean lowerCase, int minimumCount, int most, double unknown, double dropout) {
  public WordConfig {
    Check.positive("min-count", minimumCount);
    Check.positive("vocabulary", most);
    Check.require(unknown >= 0 && unknown <= 1, "unknown must be in [0, 1], but was " + unknown);
    Check.within("word-dropout", dropout, 0, 1);
  }
}
