package dev.unroll.core.metric;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The n-grams of a hypothesis and its references, one order after the other, each distinct n-gram
 * with a number that all the sequences share.
 *
 * <p>An n-gram is the pair (number of its first n − 1 symbols, last symbol), so moving to the next
 * order costs one look-up for each position whatever n is. Starts at order 0. Not thread-safe.
 */
final class SegmentNGrams {
  private final List<int[]> sequences;
  private final List<int[]> numbers = new ArrayList<>();
  private final PairNumbers pairs;
  private int order;

  /** Over sequences of any ints, which are kept and not changed. */
  SegmentNGrams(List<int[]> sequences) {
    this.sequences = sequences;
    int positions = 0;
    for (int[] sequence : sequences) {
      numbers.add(new int[sequence.length]);
      positions += sequence.length;
    }
    pairs = new PairNumbers(positions);
  }

  /** Over sequences of words; equal words become equal ints. */
  static SegmentNGrams ofWords(List<List<String>> sequences) {
    Map<String, Integer> vocabulary = new HashMap<>();
    List<int[]> symbols = new ArrayList<>();
    for (List<String> words : sequences) {
      int[] ids = new int[words.size()];
      for (int i = 0; i < ids.length; i++) {
        ids[i] = vocabulary.computeIfAbsent(words.get(i), word -> vocabulary.size());
      }
      symbols.add(ids);
    }
    return new SegmentNGrams(symbols);
  }

  /** Moves from n-grams to (n + 1)-grams. */
  void nextOrder() {
    pairs.clear();
    order++;
    for (int s = 0; s < sequences.size(); s++) {
      int[] symbols = sequences.get(s);
      int[] starts = numbers.get(s);
      for (int i = 0; i + order <= symbols.length; i++) {
        starts[i] = pairs.of(starts[i], symbols[i + order - 1]);
      }
    }
  }

  /** How many n-grams of the present order sequence {@code s} has. */
  int total(int s) {
    return Math.max(0, sequences.get(s).length - order + 1);
  }

  /** How often each n-gram, by its number, stands in sequence {@code s}. */
  int[] counts(int s) {
    int[] counts = new int[pairs.size()];
    int[] starts = numbers.get(s);
    for (int i = 0; i < total(s); i++) {
      counts[starts[i]]++;
    }
    return counts;
  }

  /** Σ min(a, b): the n-grams that two count vectors share. */
  static int shared(int[] a, int[] b) {
    int shared = 0;
    for (int i = 0; i < a.length; i++) {
      shared += Math.min(a[i], b[i]);
    }
    return shared;
  }
}
