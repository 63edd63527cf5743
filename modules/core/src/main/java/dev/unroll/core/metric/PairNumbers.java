package dev.unroll.core.metric;

import java.util.Arrays;

/**
 * Numbers pairs of ints 0, 1, 2, ... in the order of their first appearance: a hash table with open
 * addressing, since a corpus asks it some hundred million times. Not thread-safe.
 */
final class PairNumbers {
  private final long[] pairs;
  private final int[] numbersPlusOne;
  private final int shift;
  private int size;

  /** Room for {@code capacity} distinct pairs. */
  PairNumbers(int capacity) {
    int bits = Math.max(4, 33 - Integer.numberOfLeadingZeros(capacity));
    pairs = new long[1 << bits];
    numbersPlusOne = new int[1 << bits];
    shift = Long.SIZE - bits;
  }

  /** The number of the pair, a new one if it was never asked for. */
  int of(int first, int second) {
    long pair = ((long) first << 32) | (second & 0xFFFFFFFFL);
    int slot = (int) ((pair * 0x9E3779B97F4A7C15L) >>> shift);
    while (numbersPlusOne[slot] != 0) {
      if (pairs[slot] == pair) {
        return numbersPlusOne[slot] - 1;
      }
      slot = (slot + 1) & (pairs.length - 1);
    }
    pairs[slot] = pair;
    numbersPlusOne[slot] = ++size;
    return size - 1;
  }

  /** How many distinct pairs were numbered. */
  int size() {
    return size;
  }

  /** Forgets every pair. */
  void clear() {
    Arrays.fill(numbersPlusOne, 0);
    size = 0;
  }
}
