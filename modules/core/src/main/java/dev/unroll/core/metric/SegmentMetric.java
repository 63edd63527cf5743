package dev.unroll.core.metric;

import dev.unroll.core.check.Check;
import java.util.Collection;
import java.util.List;

/**
 * A metric that compares sentences with references. Immutable and safe for use by several threads.
 *
 * @param <T> what it counts
 * @param <S> what it says
 */
public interface SegmentMetric<T extends Tally<T>, S> {
  /** Counts one sentence. */
  T tally(Segment segment);

  /** The score of everything in {@code tally}. */
  S score(T tally);

  /** The score of one sentence by itself. */
  default S sentence(Segment segment) {
    return score(tally(segment));
  }

  /**
   * The score of a corpus: counts are added before they are scored, so this is not the mean of the
   * sentence scores.
   *
   * @throws IllegalArgumentException when {@code segments} is empty
   */
  default S corpus(Collection<Segment> segments) {
    Check.require(!segments.isEmpty(), "a corpus needs at least one segment, but has none");
    return score(segments.stream().map(this::tally).reduce(Tally::plus).orElseThrow());
  }

  /** As {@link #corpus(Collection)}, from files paired by {@link Segment#zip}. */
  default S corpus(List<String> hypotheses, List<List<String>> streams) {
    return corpus(Segment.zip(hypotheses, streams));
  }
}
