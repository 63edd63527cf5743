package dev.unroll.core.ctc;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The run of frames of the last label of a path, and the runs before it, which paths share.
 * Immutable.
 */
final class Run {
  /** Before the first label. */
  static final Run NONE = new Run();

  private final Run before;
  private final int label;
  private final int first;
  private final int peak;
  private final int last;
  private final float height;

  private Run() {
    before = this;
    label = -1;
    first = -1;
    peak = -1;
    last = -1;
    height = Float.NEGATIVE_INFINITY;
  }

  private Run(Run before, int label, int first, int peak, int last, float height) {
    this.before = before;
    this.label = label;
    this.first = first;
    this.peak = peak;
    this.last = last;
    this.height = height;
  }

  /** A new run after this one, which begins with frame {@code t}. */
  Run then(int next, int t, float logProbability) {
    return new Run(this, next, t, t, t, logProbability);
  }

  /** The same run and frame {@code t} more. */
  Run grown(int t, float logProbability) {
    return logProbability > height
        ? new Run(before, label, first, t, t, logProbability)
        : new Run(before, label, first, peak, t, height);
  }

  /** All runs, the first one first. */
  List<Span> spans() {
    List<Span> spans = new ArrayList<>();
    for (Run run = this; run != NONE; run = run.before) {
      spans.add(new Span(run.label, run.first, run.peak, run.last));
    }
    Collections.reverse(spans);
    return spans;
  }
}
