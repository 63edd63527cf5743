package dev.unroll.core.decoding;

import dev.unroll.core.random.RandomStream;
import java.util.List;
import java.util.function.UnaryOperator;

/** How the sentences of a batch are looked for: greedily, by a beam, by chance. */
public sealed interface Search {
  /**
   * Searches for each sentence of a scorer's batch.
   *
   * @param numbers number of each sentence among all that are written, so that what is drawn for it
   *     does not depend on its company in the batch
   * @return for each sentence at least one, best first
   */
  List<List<Hypothesis>> run(StepScorer scorer, SequenceRules rules, int[] numbers);

  /** Most prefixes of a sentence that are alive at a time. */
  int width();

  /** Most hypotheses of a sentence. */
  default int nBest() {
    return 1;
  }

  /** The likeliest token each time. */
  record Greedy() implements Search {
    @Override
    public int width() {
      return 1;
    }

    @Override
    public List<List<Hypothesis>> run(StepScorer scorer, SequenceRules rules, int[] numbers) {
      return SequenceSampler.greedy(scorer, rules).stream().map(List::of).toList();
    }
  }

  /**
   * Beam search.
   *
   * @param width of the beam
   * @param nBest hypotheses of a sentence
   * @param options changes the options of a plain beam of this width
   */
  record Beam(int width, int nBest, UnaryOperator<BeamOptions> options) implements Search {
    @Override
    public List<List<Hypothesis>> run(StepScorer scorer, SequenceRules rules, int[] numbers) {
      BeamOptions plain = BeamOptions.of(width, rules).withNBest(nBest);
      return new BeamSearch(options.apply(plain)).search(scorer);
    }
  }

  /**
   * Each token drawn by chance.
   *
   * @param seed of all sentences
   */
  record Sampled(SamplerOptions options, long seed) implements Search {
    @Override
    public int width() {
      return 1;
    }

    @Override
    public List<List<Hypothesis>> run(StepScorer scorer, SequenceRules rules, int[] numbers) {
      RandomStream random = RandomStream.named(seed, "hypotheses");
      return new SequenceSampler(rules, Sampler.of(options))
          .sample(scorer, sentence -> random.at(numbers[sentence])).stream().map(List::of).toList();
    }
  }

  /** The likeliest token each time. */
  static Search greedy() {
    return new Greedy();
  }

  /** A beam of this width with the length penalty of Wu et al. 2016 and α = 1. */
  static Search beam(int width) {
    return new Beam(width, 1, options -> options.withPenalty(LengthPenalty.wu(1)));
  }
}
