package dev.unroll.data.text;

import dev.unroll.core.check.Check;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

/**
 * The n-grams of a word's letters as ids, each the hash of its bytes, so that no list of them is
 * kept and words that were never seen have ids as well (Bojanowski et al. 2017, "Enriching word
 * vectors with subword information", section 3.2). The marks {@code <} and {@code >} stand at the
 * ends, so that a prefix differs from the same letters inside a word; a mark alone is no n-gram.
 * Letters are code points. The ids are those of fastText with as many buckets.
 *
 * @param shortest letters of an n-gram, marks included; fastText takes 3
 * @param longest as many or more; fastText takes 6
 * @param bits there are 2^bits ids, from 0; n-grams that share one are not told apart
 * @param most letters of a word that count; of a longer one the first are taken, see {@link
 *     LongWords}
 */
public record HashedGrams(int shortest, int longest, int bits, int most) {
  /** No more n-grams can be told apart than two to the power of this. */
  public static final int MOST_BITS = 24;

  private static final int OFFSET = 0x811C9DC5;
  private static final int PRIME = 0x01000193;

  public HashedGrams {
    Check.positive("shortest n-gram", shortest);
    Check.require(
        longest >= shortest,
        "longest n-gram must be >= " + shortest + ", the shortest, but was " + longest);
    Check.require(
        bits > 0 && bits <= MOST_BITS, "bits must be in [1, " + MOST_BITS + "], but was " + bits);
    Check.positive("most letters", most);
  }

  /** How many ids there are. */
  public int buckets() {
    return 1 << bits;
  }

  /**
   * The ids of a word's n-grams, by where they begin and then by length; an id is there as often as
   * it is met. There may be none, as of a single letter where 4 is the shortest.
   */
  public int[] ids(String word) {
    int[] letters = ("<" + LongWords.cut(word, most) + ">").codePoints().toArray();
    return IntStream.range(0, letters.length)
        .flatMap(
            from ->
                IntStream.rangeClosed(shortest, Math.min(longest, letters.length - from))
                    .map(length -> from + length)
                    .filter(to -> !isMark(from, to, letters.length))
                    .map(to -> bucket(new String(letters, from, to - from))))
        .toArray();
  }

  private static boolean isMark(int from, int to, int length) {
    return to - from == 1 && (from == 0 || to == length);
  }

  private int bucket(String gram) {
    return hash(gram) & (buckets() - 1);
  }

  /**
   * FNV-1a of 32 bits (Fowler, Noll and Vo 1991) over UTF-8. As in fastText a byte from 0x80 on
   * counts as negative, which the published function does not do.
   */
  static int hash(String gram) {
    int hash = OFFSET;
    for (byte b : gram.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ b) * PRIME;
    }
    return hash;
  }
}
