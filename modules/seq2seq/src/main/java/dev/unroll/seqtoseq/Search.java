package dev.unroll.seqtoseq;

import dev.unroll.core.decoding.BeamOptions;
import dev.unroll.core.decoding.BeamSearch;
import dev.unroll.core.decoding.Hypothesis;
import dev.unroll.core.decoding.LengthPenalty;
import dev.unroll.core.decoding.Sampler;
import dev.unroll.core.decoding.SamplerOptions;
import dev.unroll.core.decoding.SequenceRules;
import dev.unroll.core.decoding.SequenceSampler;
import dev.unroll.core.decoding.StepScorer;
import dev.unroll.core.random.RandomStream;
import java.util.List;
import java.util.function.UnaryOperator;

/** How the target is looked for. */
public sealed interface Search {
  /**
   * Searches for each sentence of a scorer's batch.
   *
   * @param numbers number of each sentence among all that are translated, so that what is drawn for
   *     it does not depend on its company in the batch
   * @return for each sentence at least one, best first
   */
  List<List<Hypothesis>> run(StepScorer scorer, SequenceRules rules, int[] numbers);

  /** Most prefixes of a sentence that are alive at a time. */
  int width();

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
   * @param options changes the options of a plain beam of this width
   */
  record Beam(int width, UnaryOperator<BeamOptions> options) implements Search {
    @Override
    public List<List<Hypothesis>> run(StepScorer scorer, SequenceRules rules, int[] numbers) {
      return new BeamSearch(options.apply(BeamOptions.of(width, rules))).search(scorer);
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
      RandomStream random = RandomStream.named(seed, "translations");
      return new SequenceSampler(rules, Sampler.of(options))
          .sample(scorer, sentence -> random.at(numbers[sentence])).stream().map(List::of).toList();
    }
  }

  /** The likeliest token each time. */
  static Search greedy() {
    return new Greedy();
  }

  /** A beam of this width whose score is the mean log probability of a token. */
  static Search beam(int width) {
    return new Beam(width, options -> options.withPenalty(LengthPenalty.wu(1)));
  }
}
