package dev.unroll.lectures.architecture;

import com.google.auto.service.AutoService;
import dev.unroll.data.parallel.SentencePair;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Table;
import dev.unroll.lectures.experiment.Topic;
import dev.unroll.lectures.plot.LinePlot;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Who writes until somebody says stop, and who says it. */
@AutoService(Experiment.class)
public final class StopSymbol implements Experiment {
  private static final int TESTED = 200;
  private static final int SHOWN = 6;
  private static final Claim CLAIM =
      Claim.of(37, "stop-symbol", Topic.ARCHITECTURES, "Translation with and without \"===\"")
          .says(
              "A writer that never learnt a stop symbol goes on after the translation is complete;"
                  + " the symbol \"===\" at the end of each training target lets it decide the"
                  + " length by itself, which no fixed length does.")
          .equation("P(y | x) = P(=== | y, x) ∏ P(y_t | y_<t, x)")
          .holdsIf(
              "with the symbol at least half of new numbers and dates are exactly right",
              "without it at least 95 % of what is written never ends by itself, though the search"
                  + " would stop at the symbol as it does with it",
              "without it, cut at the true length of each, at least 0.8 times as many are right as"
                  + " with it: all that is missing is where to stop")
          .revised(
              "The second condition asked how many are right when all are cut at the best single"
                  + " length, which is the share of the commonest length; and the search did not"
                  + " know the symbol, so that no other network could have ended.");

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) {
    int updates = setting.either(400, 1200);
    List<Endings> seeds =
        Arrays.stream(setting.seeds(3))
            .mapToObj(seed -> Endings.of(seed, updates, TESTED))
            .toList();
    int longest = seeds.stream().mapToInt(Endings::longest).max().orElseThrow();
    double[] lengths = IntStream.rangeClosed(1, longest).asDoubleStream().toArray();
    double[] cuts =
        Arrays.stream(lengths).map(n -> mean(seeds, one -> one.rightCutAt((int) n))).toArray();
    Table table = Table.of("source", "right", "with ===", "without, going on and on");
    Endings first = seeds.get(0);
    for (int i = 0; i < SHOWN; i++) {
      SentencePair pair = first.pairs().get(i);
      table =
          table.row(
              pair.source(),
              pair.target(),
              first.stopped().texts().get(i),
              first.endless().texts().get(i));
    }
    LinePlot plot =
        new LinePlot(
                "How the end is found", "characters after which all are cut", "share exactly right")
            .line("without ===, cut at one length", lengths, cuts)
            .reference("without ===, cut at the true length", mean(seeds, Endings::rightCutAtTruth))
            .reference("with ===", mean(seeds, Endings::rightStopped));
    return judged(seeds)
        .show(
            "Translations that are exactly right, in the mean over the seeds. Where the two level"
                + " lines meet, nothing but the end is missing. No single length will do: the"
                + " curve cannot be higher than the share of right translations of that length.",
            plot.image())
        .show(table)
        .note(
            String.format(
                Locale.ROOT,
                "English numbers of up to %d digits and dates to Chinese, character by character,"
                    + " greedily. %d seeds, each with two networks that differ only in whether"
                    + " training targets end with ===; LSTM of %d units with attention, %,d updates"
                    + " on 32 pairs, %d new pairs.",
                Endings.DIGITS,
                seeds.size(),
                Endings.HIDDEN,
                updates,
                TESTED));
  }

  /** The rule. */
  static Findings judged(List<Endings> seeds) {
    double with = mean(seeds, Endings::rightStopped);
    double truth = mean(seeds, Endings::rightCutAtTruth);
    double endless = 1 - mean(seeds, one -> one.endless().ending());
    double ended = mean(seeds, one -> one.stopped().ending());
    return new Findings(CLAIM)
        .check(with >= 0.5, Figure.percent(with))
        .check(
            endless >= 0.95,
            Figure.percent(endless) + " never end; with it " + Figure.percent(ended) + " do")
        .check(truth >= 0.8 * with, Figure.percent(truth) + " against " + Figure.percent(with));
  }

  private static double mean(List<Endings> seeds, ToDoubleFunction<Endings> share) {
    return seeds.stream().mapToDouble(share).average().orElseThrow();
  }
}
