package dev.unroll.core.metric;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How often each n-gram of words stands in one text. */
final class WordGrams {
  private WordGrams() {}

  /** Item n − 1 has the n-grams, in the order of their first appearance. */
  static List<Map<List<String>, Integer>> count(List<String> words, int maxOrder) {
    List<Map<List<String>, Integer>> orders = new ArrayList<>();
    for (int n = 1; n <= maxOrder; n++) {
      Map<List<String>, Integer> counts = new LinkedHashMap<>();
      for (int i = 0; i + n <= words.size(); i++) {
        counts.merge(List.copyOf(words.subList(i, i + n)), 1, Integer::sum);
      }
      orders.add(counts);
    }
    return orders;
  }
}
