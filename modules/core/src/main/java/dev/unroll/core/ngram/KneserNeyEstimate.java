package dev.unroll.core.ngram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Turns counts into probabilities, from the unigrams up (Chen and Goodman 1998, equations 24 to
 * 26). With h a context, h' the context without its first token, c the {@link NgramCounts}, N_c(h)
 * the number of continuations of h with count c, V' the tokens that can be predicted:
 *
 * <pre>
 * p(w | h) = (c(h w) − D(c(h w))) / Σ_v c(h v) + γ(h) p(w | h')      p(w | nothing before) ends in 1 / V'
 * γ(h) = (D_1 N_1(h) + D_2 N_2(h) + D_3+ N_3+(h)) / Σ_v c(h v)
 * </pre>
 */
final class KneserNeyEstimate {
  private final SentenceMarks marks;
  private final Discounts fallback;
  private final List<Discounts> discounts = new ArrayList<>();
  private final List<NgramLevel> levels = new ArrayList<>();

  KneserNeyEstimate(List<NgramCounts.Level> counts, SentenceMarks marks, Discounts fallback) {
    this.marks = marks;
    this.fallback = fallback;
    for (int order = 1; order <= counts.size(); order++) {
      smooth(counts.get(order - 1), order == counts.size());
    }
  }

  List<Discounts> discounts() {
    return discounts;
  }

  List<NgramLevel> levels() {
    return levels;
  }

  private void smooth(NgramCounts.Level level, boolean highest) {
    if (levels.isEmpty() && marks.there()) {
      level.count()[marks.start()] = 0;
    }
    Discounts discount = Discounts.estimate(level.count(), fallback);
    discounts.add(discount);
    NgramIndex index = level.index();
    double[] probability = new double[index.size()];
    for (int parent = 0; parent + 1 < index.start().length; parent++) {
      smooth(level, parent, discount, probability);
    }
    double[] backoff = new double[highest ? 0 : index.size()];
    Arrays.fill(backoff, 1);
    levels.add(new NgramLevel(index, probability, backoff));
  }

  /** All continuations of one context. */
  private void smooth(NgramCounts.Level level, int parent, Discounts discount, double[] target) {
    int from = level.index().start()[parent];
    int to = level.index().start()[parent + 1];
    double total = 0;
    double taken = 0;
    for (int i = from; i < to; i++) {
      total += level.count()[i];
      taken += discount.of(level.count()[i]);
    }
    if (total == 0) {
      return;
    }
    double weight = taken / total;
    for (int i = from; i < to; i++) {
      int count = level.count()[i];
      target[i] = (count - discount.of(count)) / total + weight * shorter(level, i);
    }
    if (!levels.isEmpty()) {
      levels.get(levels.size() - 1).backoff()[parent] = weight;
    }
  }

  /** The probability of the same token after the context without its first token. */
  private double shorter(NgramCounts.Level level, int number) {
    if (!levels.isEmpty()) {
      return levels.get(levels.size() - 1).probability()[level.suffix()[number]];
    }
    int predictable = level.index().size() - (marks.there() ? 1 : 0);
    return number == marks.start() ? 0 : 1.0 / predictable;
  }
}
