package dev.unroll.core.ctc;

import java.util.List;

/**
 * What all the paths weigh that collapse to one prefix, apart by how they end (Hannun et al. 2014,
 * algorithm 1, p_b and p_nb), and which of them are the likeliest. Logarithms in nats.
 */
final class PathMass {
  private static final double NONE = Double.NEGATIVE_INFINITY;

  private double blank;
  private double label;
  private double total;

  private double bestBlank;
  private double bestLabel;
  private Run blankRun;
  private Run labelRun;

  PathMass() {
    clear();
  }

  /** Weighs no path. */
  void clear() {
    blank = NONE;
    label = NONE;
    total = NONE;
    bestBlank = NONE;
    bestLabel = NONE;
    blankRun = Run.NONE;
    labelRun = Run.NONE;
  }

  /** Weighs the path of no frames, which counts as one that ends in a blank. */
  void begin() {
    blank = 0;
    total = 0;
    bestBlank = 0;
  }

  double total() {
    return total;
  }

  /** What {@code next} may follow in a longer prefix: after itself, only paths ending in blank. */
  double before(boolean repeated) {
    return repeated ? blank : total;
  }

  /**
   * Adds the paths of {@code from}, the same prefix a frame ago, with a blank or its last label.
   */
  void stay(PathMass from, float blankScore, float labelScore, int t) {
    blank = from.total + blankScore;
    label = from.label + labelScore;
    total = LogSum.of(blank, label);
    boolean afterBlank = from.bestBlank >= from.bestLabel;
    bestBlank = Math.max(from.bestBlank, from.bestLabel) + blankScore;
    blankRun = afterBlank ? from.blankRun : from.labelRun;
    bestLabel = from.bestLabel + labelScore;
    labelRun = bestLabel > NONE ? from.labelRun.grown(t, labelScore) : Run.NONE;
  }

  /** Adds the paths of {@code from}, the prefix without its last label, with that label. */
  void extend(PathMass from, int last, boolean repeated, float labelScore, int t) {
    label = LogSum.of(label, from.before(repeated) + labelScore);
    total = LogSum.of(blank, label);
    boolean afterBlank = repeated || from.bestBlank >= from.bestLabel;
    double best = (afterBlank ? from.bestBlank : from.bestLabel) + labelScore;
    if (best > bestLabel) {
      bestLabel = best;
      labelRun = (afterBlank ? from.blankRun : from.labelRun).then(last, t, labelScore);
    }
  }

  /** The labels of the likeliest path. */
  List<Span> spans() {
    return (bestBlank >= bestLabel ? blankRun : labelRun).spans();
  }
}
