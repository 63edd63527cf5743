package dev.unroll.core.metric;

/**
 * Counts of one sentence, or of many: what a metric keeps before it makes a score. Adding is
 * associative and commutative wherever the counts are whole numbers, so no grouping of the
 * sentences changes a score.
 *
 * @param <T> the tally itself
 */
public interface Tally<T extends Tally<T>> {
  /**
   * The counts of both together; neither is changed.
   *
   * @throws IllegalArgumentException when the two were counted with different options
   */
  T plus(T other);
}
