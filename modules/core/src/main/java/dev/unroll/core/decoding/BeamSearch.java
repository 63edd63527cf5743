package dev.unroll.core.decoding;

import dev.unroll.core.check.Check;
import java.util.List;

/**
 * Beam search for the likeliest sequences of a batch of sentences (Sutskever et al. 2014, section
 * 3.2).
 *
 * <p>At each step the {@code width} likeliest continuations of a sentence's live prefixes are kept.
 * Those that end with the stop symbol leave the beam for the n-best list, the others live on. A
 * sentence is done when none lives, or when the n-best list is full and no live prefix can reach
 * the score of its last entry even if all its further tokens were certain, its length the longest
 * allowed and its source covered; its rows are then no longer scored. So stopping early changes no
 * result, a width of 1 is greedy decoding, and a beam as wide as the space finds the best sequences
 * there are.
 *
 * <p>With {@link Diversity} all this holds of each group of the beam, which brings its share of the
 * n best; a group whose list is settled goes on while later groups must keep clear of it.
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
   *     first; equal scores are ordered by token list; each once, so fewer where groups agree
   * @throws IllegalArgumentException when the scorer answers with anything but log-probabilities,
   *     its vocabulary lacks the stop symbol, or a coverage penalty finds no attention
   */
  public List<List<Hypothesis>> search(StepScorer scorer) {
    ScoredSteps steps = new ScoredSteps(scorer, options.rules());
    Check.require(
        options.coverage().beta() == 0 || scorer instanceof AttentiveScorer,
        "the coverage penalty needs attention weights, but the scorer is no AttentiveScorer;"
            + " choose a network with attention, or a beta of 0 instead of "
            + options.coverage().beta());
    List<Prefix> live = steps.start();
    List<SentenceBeam> beams =
        live.stream().map(empty -> new SentenceBeam(options, empty)).toList();
    for (int step = 0; step < options.rules().maximumSteps() && !live.isEmpty(); step++) {
      float[][] rows = steps.score(step, live);
      int from = 0;
      for (SentenceBeam beam : beams) {
        from = beam.advance(steps, rows, from);
      }
      live = beams.stream().flatMap(SentenceBeam::live).toList();
    }
    return beams.stream().map(SentenceBeam::bestFirst).toList();
  }
}
