package dev.unroll.lectures.architecture;

import com.google.auto.service.AutoService;
import dev.unroll.core.decoding.Hypothesis;
import dev.unroll.core.decoding.Search;
import dev.unroll.lectures.architecture.CopyingNetworks.Size;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Difference;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Topic;
import dev.unroll.lectures.plot.LinePlot;
import dev.unroll.seqtoseq.NetworkConfig.AttentionName;
import java.util.List;

/** How long a sentence may be to go through one vector, and what attention changes. */
@AutoService(Experiment.class)
public final class Bottleneck implements Experiment {
  private static final Claim CLAIM =
      Claim.of(35, "bottleneck", Topic.ARCHITECTURES, "The bottleneck between reader and writer")
          .says(
              "Without attention, all that the writer knows of a sentence is one vector of fixed"
                  + " size, so that long sentences are translated worse than short ones; with"
                  + " attention it looks at every word again, and length costs little.")
          .equation(
              "without: P(y | x) = ∏ P(y_t | y_<t, h_S)",
              "with: P(y | x) = ∏ P(y_t | y_<t, h_S, c_t)",
              "c_t = Σ_s w_ts h_s,  w_t = softmax_s(d_tᵀ W h_s)")
          .holdsIf(
              "without attention, the share of sentences that come out all right is lower for the"
                  + " longest trained length than for the shortest tested one by at least 0.3",
              "at the longest trained length the share is higher with attention, by more than two"
                  + " standard errors of the difference",
              "with attention the share falls from the shortest to the longest trained length by"
                  + " less than half as much as without")
          .revised(
              "The shortest tested sentences had two words, all of which had been learnt from; now"
                  + " they have four, and none that is tested was in training.");

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) {
    int longest = setting.either(8, 16);
    int hidden = setting.either(24, 32);
    int updates = setting.either(400, 1500);
    CopyingNetworks without =
        new CopyingNetworks(new Size(AttentionName.NONE, hidden, longest, updates), setting);
    CopyingNetworks with =
        new CopyingNetworks(new Size(AttentionName.GENERAL, hidden, longest, updates), setting);
    double[] lengths = with.lengths();
    LinePlot plot =
        new LinePlot(
            "Sentences of up to " + longest + " words in training",
            "words of the source",
            "share of sentences all right");
    plot.line("without attention", lengths, without.means());
    plot.line("with attention", lengths, with.means());
    String example =
        CopyingNetworks.sentences(setting.random("example"), 1, longest, longest).get(0).source();
    SmallTranslator network = with.first();
    Hypothesis found = network.translate(List.of(example), Search.greedy()).get(0);
    int shortest = CopyingNetworks.SHORTEST;
    return judged(
            new Ends(without.right(shortest), without.right(longest)),
            new Ends(with.right(shortest), with.right(longest)))
        .show(
            "What comes out all right by length, in the mean over the seeds; the last two"
                + " lengths are longer than any in training.",
            plot.image())
        .show(
            "Where the writer looks: its weights w over the source, for one sentence.",
            AttentionHeat.image(example, network.texts(List.of(found)).get(0), found.attention()))
        .note(
            ("A made-up language of %d words, each with one translation, in the same order. %d"
                    + " seeds, %d sentences of each length from %d words, none of them in training (of"
                    + " those of two words all are). Reader and writer are LSTM of one layer and %d"
                    + " units; the reader reads in both directions, with half of its units in each. %s"
                    + " parameters without and %s with attention; %,d updates on 32 sentences.")
                .formatted(
                    CopyingNetworks.WORDS,
                    CopyingNetworks.SEEDS,
                    CopyingNetworks.TESTED,
                    shortest,
                    hidden,
                    Figure.text(without.first().parameters()),
                    Figure.text(network.parameters()),
                    updates));
  }

  /** Share of sentences that are all right, by seed, at the shortest and the longest length. */
  @SuppressWarnings("ArrayRecordComponent") // read once, and never compared
  record Ends(double[] shortest, double[] longest) {
    private double fall() {
      return Figure.mean(shortest) - Figure.mean(longest);
    }
  }

  /** The rule. */
  static Findings judged(Ends without, Ends with) {
    Difference gain = Difference.of(with.longest(), without.longest());
    double fall = without.fall();
    return new Findings(CLAIM)
        .check(fall >= 0.3, "falls by " + Figure.text(fall))
        .check(gain.clear(), "higher by " + gain)
        .check(
            with.fall() < fall / 2,
            "by " + Figure.text(with.fall()) + " with, by " + Figure.text(fall) + " without");
  }
}
