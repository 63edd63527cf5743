package dev.unroll.core.decoding;

import dev.unroll.core.decoding.Shortlist.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Beam search for the likeliest sequences of a batch of sentences (Sutskever et al. 2014, section
 * 3.2).
 *
 * <p>At each step the {@code width} likeliest continuations of a sentence's live prefixes are kept.
 * Those that end with the stop symbol leave the beam for the n-best list, the others live on. A
 * sentence is done when none lives, or when the n-best list is full and no live prefix can reach
 * the score of its last entry even if all its further tokens were certain and its length the
 * longest allowed; its rows are then no longer scored. So stopping early changes no result, a width
 * of 1 is greedy decoding, and a beam as wide as the space finds the best sequences there are.
 *
 * <p>Log-probabilities are summed in double. Immutable and thread-safe.
 */
public final class BeamSearch {
  private final BeamOptions options;

  public BeamSearch(BeamOptions options) {
    this.options = options;
  }

  /**
   * Searches all sentences of the scorer's batch side by side.
   *
   * @return for each sentence, in order, at least one and at most {@code nBest} hypotheses, best
   *     first; equal scores are ordered by token list
   * @throws IllegalArgumentException when the scorer answers with anything but log-probabilities,
   *     or its vocabulary lacks the stop symbol
   */
  public List<List<Hypothesis>> search(StepScorer scorer) {
    ScoredSteps steps = new ScoredSteps(scorer, options.rules());
    List<NBest> ended =
        Stream.generate(() -> new NBest(options)).limit(scorer.sentences()).toList();
    List<Prefix> live = steps.start();
    for (int step = 0; step < options.rules().maximumSteps() && !live.isEmpty(); step++) {
      float[][] rows = steps.score(step, live);
      List<Prefix> next = new ArrayList<>();
      int from = 0;
      while (from < rows.length) {
        NBest nBest = ended.get(live.get(from).sentence());
        Shortlist shortlist = new Shortlist(options.width());
        int to = consider(live, from, rows, shortlist, nBest);
        List<Prefix> survivors = survivors(shortlist, nBest);
        if (!survivors.isEmpty() && nBest.canImprove(survivors.get(0))) {
          next.addAll(survivors);
        }
        from = to;
      }
      live = next;
    }
    live.forEach(cut -> ended.get(cut.sentence()).addUnfinished(cut));
    return ended.stream().map(NBest::bestFirst).toList();
  }

  /** Considers all rows of the sentence that begins at {@code from}; returns where it ends. */
  private static int consider(
      List<Prefix> live, int from, float[][] rows, Shortlist shortlist, NBest nBest) {
    int sentence = live.get(from).sentence();
    int row = from;
    while (row < rows.length && live.get(row).sentence() == sentence) {
      Prefix prefix = live.get(row);
      if (!shortlist.consider(prefix, row, rows[row])) {
        nBest.addUnfinished(prefix);
      }
      row++;
    }
    return row;
  }

  /** Hands the ended candidates to the n-best list; returns the others, best first. */
  private List<Prefix> survivors(Shortlist shortlist, NBest nBest) {
    List<Prefix> survivors = new ArrayList<>();
    for (Candidate candidate : shortlist.bestFirst()) {
      if (candidate.token() == options.rules().stop()) {
        nBest.addFinished(candidate.prefix(), candidate.logProbability());
      } else {
        survivors.add(
            candidate
                .prefix()
                .then(candidate.token(), candidate.row(), candidate.logProbability()));
      }
    }
    return survivors;
  }
}
