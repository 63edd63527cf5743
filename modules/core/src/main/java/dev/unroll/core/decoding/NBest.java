package dev.unroll.core.decoding;

import dev.unroll.core.decoding.BeamOptions.Unfinished;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** The best hypotheses of one sentence that have ended so far, at most n, best first. */
final class NBest {
  private static final Comparator<Hypothesis> FINISHED_FIRST =
      Comparator.comparing(Hypothesis::finished).reversed().thenComparing(Hypothesis.BEST_FIRST);

  private final BeamOptions options;
  private final Comparator<Hypothesis> order;
  private final List<Hypothesis> kept = new ArrayList<>();

  NBest(BeamOptions options) {
    this.options = options;
    this.order = options.unfinished() == Unfinished.LAST ? FINISHED_FIRST : Hypothesis.BEST_FIRST;
  }

  void addFinished(Prefix prefix, double logProbability) {
    add(prefix, logProbability, true);
  }

  void addUnfinished(Prefix prefix) {
    add(prefix, prefix.logProbability(), false);
  }

  private void add(Prefix prefix, double logProbability, boolean finished) {
    double score = options.penalty().score(logProbability, prefix.length(), finished);
    Hypothesis added = new Hypothesis(prefix.tokenList(), logProbability, score, finished);
    int place = Collections.binarySearch(kept, added, order);
    // No two hypotheses have the same tokens and end alike, so the place is never taken.
    kept.add(-place - 1, added);
    if (kept.size() > options.nBest()) {
      kept.remove(options.nBest());
    }
  }

  /**
   * Whether some continuation of {@code likeliest}, the best prefix alive, could still enter the
   * list. An equal score could, by its token list.
   */
  boolean canImprove(Prefix likeliest) {
    if (kept.size() < options.nBest()) {
      return true;
    }
    Hypothesis worst = kept.get(kept.size() - 1);
    if (options.unfinished() == Unfinished.LAST && !worst.finished()) {
      return true;
    }
    int steps = options.rules().maximumSteps();
    return options.penalty().bound(likeliest.logProbability(), steps) >= worst.score();
  }

  List<Hypothesis> bestFirst() {
    return List.copyOf(kept);
  }
}
