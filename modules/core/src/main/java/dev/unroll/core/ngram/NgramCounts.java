package dev.unroll.core.ngram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The n-grams of a text and their Kneser-Ney counts, order by order. At the highest order the count
 * is the number of occurrences. Below, it is the number of different tokens that stand before the
 * n-gram; where the text or a sentence begins, nothing stands before, and every such occurrence
 * counts one. So n-grams that begin with the start of a sentence count their occurrences.
 */
final class NgramCounts {
  /** One order. */
  static final class Level {
    private final NgramIndex index;
    private final int[] count;
    private final int[] suffix;

    private Level(NgramIndex index, int[] count, int[] suffix) {
      this.index = index;
      this.count = count;
      this.suffix = suffix;
    }

    NgramIndex index() {
      return index;
    }

    /** [n-grams] */
    int[] count() {
      return count;
    }

    /** [n-grams] the number of the (n-1)-gram without the first token; empty for unigrams. */
    int[] suffix() {
      return suffix;
    }
  }

  private final int vocabularySize;
  private final int[] text;
  private final BitSet starts;

  /** For each position, the number of the n-gram of the order at hand that begins there, or -1. */
  private int[] node;

  private NgramCounts(int vocabularySize, int[] text, BitSet starts) {
    this.vocabularySize = vocabularySize;
    this.text = text;
    this.starts = starts;
    node = text.clone();
  }

  /** The levels 1 to {@code order} of {@code text}, whose parts begin at {@code starts}. */
  static List<Level> of(int order, int vocabularySize, int[] text, BitSet starts) {
    return new NgramCounts(vocabularySize, text, starts).levels(order);
  }

  private List<Level> levels(int order) {
    List<Level> levels = new ArrayList<>();
    NgramIndex index = NgramIndex.unigrams(vocabularySize);
    int[] suffix = new int[0];
    for (int length = 1; length < order; length++) {
      int[] shorter = node;
      NgramIndex next = lengthen(index, length);
      int[] nextSuffix = suffixes(next, shorter);
      levels.add(new Level(index, differentBefore(index, nextSuffix, shorter), suffix));
      index = next;
      suffix = nextSuffix;
    }
    int[] occurrences = new int[index.size()];
    for (int number : node) {
      if (number >= 0) {
        occurrences[number]++;
      }
    }
    levels.add(new Level(index, occurrences, suffix));
    return levels;
  }

  /** Moves {@code node} from n-grams of {@code length} to those one token longer. */
  private NgramIndex lengthen(NgramIndex index, int length) {
    long[] keys = new long[text.length];
    int fitting = 0;
    for (int t = 0; t < text.length; t++) {
      if (fits(t, length)) {
        keys[fitting++] = NgramIndex.key(node[t], text[t + length], vocabularySize);
      }
    }
    NgramIndex next = NgramIndex.of(Arrays.copyOf(keys, fitting), index.size(), vocabularySize);
    int[] longer = new int[text.length];
    for (int t = 0; t < text.length; t++) {
      longer[t] = fits(t, length) ? next.find(node[t], text[t + length]) : -1;
    }
    node = longer;
    return next;
  }

  private boolean fits(int t, int length) {
    return node[t] >= 0 && t + length < text.length && !starts.get(t + length);
  }

  private int[] suffixes(NgramIndex next, int[] shorter) {
    int[] suffix = new int[next.size()];
    for (int t = 0; t < text.length; t++) {
      if (node[t] >= 0) {
        suffix[node[t]] = shorter[t + 1];
      }
    }
    return suffix;
  }

  private int[] differentBefore(NgramIndex index, int[] nextSuffix, int[] shorter) {
    int[] count = new int[index.size()];
    for (int number : nextSuffix) {
      count[number]++;
    }
    for (int t = starts.nextSetBit(0); t >= 0; t = starts.nextSetBit(t + 1)) {
      if (shorter[t] >= 0) {
        count[shorter[t]]++;
      }
    }
    return count;
  }
}
