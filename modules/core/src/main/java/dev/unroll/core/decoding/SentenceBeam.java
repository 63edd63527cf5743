package dev.unroll.core.decoding;

import dev.unroll.core.decoding.Shortlist.Candidate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** The search of one sentence: the groups of its beam, and what has ended in each. */
final class SentenceBeam {
  private static final double[] NO_PENALTIES = {};

  private final BeamOptions options;
  private final int groups;
  private final List<NBest> ended;
  private List<List<Prefix>> live;
  private boolean begun;

  /** Every group begins with the empty prefix, which is scored once for all. */
  SentenceBeam(BeamOptions options, Prefix empty) {
    this.options = options;
    this.groups = options.diversity().groups();
    this.ended = Stream.generate(() -> new NBest(options)).limit(groups).toList();
    this.live = Collections.nCopies(groups, List.of(empty));
  }

  /**
   * Moves every group one step on.
   *
   * @param steps whose last answer is {@code rows}
   * @param rows float [R][V], those of this sentence from {@code from} on, group by group
   * @return the row where the next sentence begins
   */
  int advance(ScoredSteps steps, float[][] rows, int from) {
    if (live.stream().allMatch(List::isEmpty)) {
      return from;
    }
    List<List<Prefix>> next = new ArrayList<>();
    double[] penalties = NO_PENALTIES;
    int row = from;
    for (int group = 0; group < groups; group++) {
      row = begun ? row : from;
      Shortlist shortlist = new Shortlist(options.width() / groups, penalties);
      for (Prefix prefix : live.get(group)) {
        if (!shortlist.consider(prefix, row, rows[row])) {
          ended.get(group).addUnfinished(prefix);
        }
        row++;
      }
      List<Candidate> chosen = shortlist.bestFirst();
      next.add(survivors(chosen, ended.get(group), steps));
      penalties = penalties(chosen, penalties, rows[from].length);
    }
    begun = true;
    live = next;
    stopGroups();
    return row;
  }

  /** Hands the ended candidates to the n-best list; returns the others, best first. */
  private List<Prefix> survivors(List<Candidate> chosen, NBest nBest, ScoredSteps steps) {
    List<Prefix> survivors = new ArrayList<>();
    for (Candidate candidate : chosen) {
      float[] attention = steps.attention(candidate.row());
      if (candidate.token() == options.rules().stop()) {
        nBest.addFinished(candidate.prefix(), candidate.logProbability(), attention);
      } else {
        survivors.add(candidate.prefix().then(candidate, attention));
      }
    }
    return survivors;
  }

  /** What the tokens lose in the groups to come, after those of one group more. */
  private double[] penalties(List<Candidate> chosen, double[] before, int vocabularySize) {
    if (groups == 1) {
      return before;
    }
    double[] penalties = before.length == 0 ? new double[vocabularySize] : before;
    chosen.forEach(candidate -> penalties[candidate.token()] += options.diversity().penalty());
    return penalties;
  }

  /**
   * Ends groups whose list nothing alive can enter. What a group chooses bears on those after it,
   * so one may only end when all later ones have.
   */
  private void stopGroups() {
    for (int group = groups - 1; group >= 0; group--) {
      List<Prefix> prefixes = live.get(group);
      if (prefixes.isEmpty()) {
        continue;
      }
      // The first has the highest merit, but under a diversity penalty another may be likelier.
      double likeliest = prefixes.stream().mapToDouble(Prefix::logProbability).max().getAsDouble();
      if (ended.get(group).canImprove(likeliest)) {
        return;
      }
      live.set(group, List.of());
    }
  }

  /** All prefixes to be scored next, group by group. */
  Stream<Prefix> live() {
    return live.stream().flatMap(List::stream);
  }

  /** Ends the search: what still lives was cut. */
  List<Hypothesis> bestFirst() {
    for (int group = 0; group < groups; group++) {
      live.get(group).forEach(ended.get(group)::addUnfinished);
    }
    return NBest.bestFirst(ended, options);
  }
}
