package dev.unroll.core.ngram;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The n-grams of one order, numbered: those that continue the same (n-1)-gram, their parent, stand
 * together and in the order of their last token. The children of parent {@code p} are the numbers
 * from {@code start[p]} to below {@code start[p + 1]}. The arrays are not copied and not changed.
 */
final class NgramIndex {
  private final int[] start;
  private final int[] token;

  NgramIndex(int[] start, int[] token) {
    this.start = start;
    this.token = token;
  }

  /** The unigrams: each token is its own number. */
  static NgramIndex unigrams(int vocabularySize) {
    return new NgramIndex(
        new int[] {0, vocabularySize}, IntStream.range(0, vocabularySize).toArray());
  }

  /** {@code parent} and {@code token} in one number that sorts like the n-grams. */
  static long key(int parent, int token, int vocabularySize) {
    return (long) parent * vocabularySize + token;
  }

  /** The different n-grams among {@code keys}, which it sorts. */
  static NgramIndex of(long[] keys, int parents, int vocabularySize) {
    Arrays.sort(keys);
    int size = 0;
    int[] start = new int[parents + 1];
    int[] token = new int[keys.length];
    for (int i = 0; i < keys.length; i++) {
      if (i == 0 || keys[i] != keys[i - 1]) {
        token[size++] = (int) (keys[i] % vocabularySize);
        start[(int) (keys[i] / vocabularySize) + 1]++;
      }
    }
    Arrays.parallelPrefix(start, Integer::sum);
    return new NgramIndex(start, Arrays.copyOf(token, size));
  }

  /** [parents + 1] */
  int[] start() {
    return start;
  }

  /** [n-grams] the last token of each. */
  int[] token() {
    return token;
  }

  int size() {
    return token.length;
  }

  /** The number of the n-gram that continues {@code parent} by {@code wanted}, or -1. */
  int find(int parent, int wanted) {
    int guess = start[parent] + wanted;
    if (guess < start[parent + 1] && token[guess] == wanted) {
      return guess;
    }
    return Math.max(-1, Arrays.binarySearch(token, start[parent], start[parent + 1], wanted));
  }
}
