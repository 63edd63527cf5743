package dev.unroll.tagging;

import dev.unroll.data.tagging.PolarityFolds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Ten folds of texts that nobody divided: different texts are numbered in their order, and the fold
 * of one is its number modulo 10, so that no text is in two parts.
 */
final class Folds {
  private Folds() {}

  /** One fold to report on, the next to choose by, and the others to learn from. */
  static Corpus of(TagSource.Reading reading, int fold) {
    int next = (fold + 1) % PolarityFolds.COUNT;
    Map<String, Integer> numbers = new HashMap<>();
    List<Example> train = new ArrayList<>();
    List<Example> dev = new ArrayList<>();
    List<Example> test = new ArrayList<>();
    for (Example example : reading.examples()) {
      numbers.putIfAbsent(example.text(), numbers.size());
      int own = numbers.get(example.text()) % PolarityFolds.COUNT;
      (own == fold ? test : own == next ? dev : train).add(example);
    }
    return new Corpus(reading.layout(), train, dev, test, reading.empty(), 0);
  }
}
