package dev.unroll.training.command;

import dev.unroll.core.check.Check;
import dev.unroll.core.decoding.CoveragePenalty;
import dev.unroll.core.decoding.Diversity;
import dev.unroll.core.decoding.LengthPenalty;
import dev.unroll.core.decoding.SamplerOptions;
import dev.unroll.core.decoding.Search;
import picocli.CommandLine.Option;

/** The options that say how a decoder's sentences are looked for. */
@Heading("Search")
public final class SearchOptions {
  @Option(names = "--beam", paramLabel = "N", description = "Width of the beam; 1 is greedy.")
  private int beam = 5;

  @Option(names = "--nbest", paramLabel = "N", description = "Candidates for each sentence.")
  private int nBest = 1;

  @Option(
      names = "--length-penalty",
      paramLabel = "X",
      description = "Exponent of the length that the log probability is divided by (Wu 2016).")
  private double lengthPenalty = 1;

  @Option(
      names = "--coverage-penalty",
      paramLabel = "X",
      description = "Weight of leaving source words unread (Wu 2016); needs attention.")
  private double coveragePenalty;

  @Option(
      names = "--groups",
      paramLabel = "N",
      description =
          "Groups that the beam is divided into, so that candidates differ"
              + " (Vijayakumar 2018).")
  private int groups = 1;

  @Option(
      names = "--diversity",
      paramLabel = "X",
      description = "Penalty for what another group has chosen.")
  private double diversity = 0.5;

  @Option(names = "--sample", description = "Draw each token by chance instead of searching.")
  private boolean sample;

  @Option(names = "--temperature", paramLabel = "X", description = "Of --sample.")
  private double temperature = 1;

  @Option(names = "--seed", paramLabel = "N", description = "Of --sample.")
  private long seed = 1;

  /**
   * What the options ask for.
   *
   * @throws WrongUse when they do not fit each other
   */
  public Search search() {
    return WrongUse.unless(
        () -> {
          Check.positive("beam", beam);
          Check.positive("nbest", nBest);
          if (sample) {
            Check.require(nBest == 1, "--sample draws one candidate, so --nbest must be 1");
            return new Search.Sampled(SamplerOptions.plain().withTemperature(temperature), seed);
          }
          Check.require(
              nBest <= beam,
              "--nbest must be at most --beam, but they are " + nBest + " and " + beam);
          Check.require(
              beam % groups == 0,
              "--beam must be a multiple of --groups, but they are " + beam + " and " + groups);
          return beam == 1 && coveragePenalty == 0 ? Search.greedy() : beam();
        });
  }

  private Search beam() {
    LengthPenalty length = LengthPenalty.wu(lengthPenalty);
    CoveragePenalty coverage = new CoveragePenalty(coveragePenalty);
    Diversity between = groups == 1 ? Diversity.none() : new Diversity(groups, diversity);
    return new Search.Beam(
        beam,
        nBest,
        options -> options.withPenalty(length).withCoverage(coverage).withDiversity(between));
  }

  /**
   * Refuses what a network without attention cannot do.
   *
   * @param attends whether the network has attention
   * @throws WrongUse naming the option
   */
  public void requireAttention(boolean attends) {
    if (coveragePenalty > 0 && !attends) {
      throw new WrongUse("--coverage-penalty needs a network with attention, which this is not");
    }
  }
}
