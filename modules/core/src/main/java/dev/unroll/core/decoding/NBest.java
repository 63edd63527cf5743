package dev.unroll.core.decoding;

import dev.unroll.core.decoding.BeamOptions.Unfinished;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The best hypotheses of one group of a sentence that have ended so far, best first. */
final class NBest {
  private static final Comparator<Hypothesis> FINISHED_FIRST =
      Comparator.comparing(Hypothesis::finished).reversed().thenComparing(Hypothesis.BEST_FIRST);

  /** What tells hypotheses apart, whichever group they were found in. */
  private record Sequence(List<Integer> tokens, boolean finished) {}

  private final BeamOptions options;
  private final Comparator<Hypothesis> order;
  private final int most;
  private final List<Hypothesis> kept = new ArrayList<>();

  NBest(BeamOptions options) {
    this.options = options;
    this.order = order(options);
    int groups = options.diversity().groups();
    this.most = (options.nBest() + groups - 1) / groups;
  }

  private static Comparator<Hypothesis> order(BeamOptions options) {
    return options.unfinished() == Unfinished.LAST ? FINISHED_FIRST : Hypothesis.BEST_FIRST;
  }

  /** Adds {@code prefix} with a stop symbol, at which the network attended to {@code stop}. */
  void addFinished(Prefix prefix, double logProbability, float[] stop) {
    add(prefix, logProbability, true, prefix.attentionThen(stop));
  }

  void addUnfinished(Prefix prefix) {
    add(prefix, prefix.logProbability(), false, prefix.attention());
  }

  private void add(
      Prefix prefix, double logProbability, boolean finished, AttentionMatrix attention) {
    double score =
        options.penalty().score(logProbability, prefix.length(), finished)
            + options.coverage().of(attention);
    Hypothesis added =
        new Hypothesis(prefix.tokenList(), logProbability, score, finished, attention);
    int place = Collections.binarySearch(kept, added, order);
    // No two hypotheses have the same tokens and end alike, so the place is never taken.
    kept.add(-place - 1, added);
    if (kept.size() > most) {
      kept.remove(most);
    }
  }

  /**
   * Whether some continuation of a prefix could still enter the list. An equal score could, by its
   * token list. Coverage can grow to where its penalty is 0, but never above.
   *
   * @param likeliest the highest log probability of the prefixes alive, nats
   */
  boolean canImprove(double likeliest) {
    if (kept.size() < most) {
      return true;
    }
    Hypothesis worst = kept.get(kept.size() - 1);
    if (options.unfinished() == Unfinished.LAST && !worst.finished()) {
      return true;
    }
    int steps = options.rules().maximumSteps();
    return options.penalty().bound(likeliest, steps) >= worst.score();
  }

  /** The best of all groups; a sequence that several found counts once. */
  static List<Hypothesis> bestFirst(List<NBest> groups, BeamOptions options) {
    Set<Sequence> seen = new HashSet<>();
    return groups.stream()
        .flatMap(group -> group.kept.stream())
        .filter(found -> seen.add(new Sequence(found.tokens(), found.finished())))
        .sorted(order(options))
        .limit(options.nBest())
        .toList();
  }
}
