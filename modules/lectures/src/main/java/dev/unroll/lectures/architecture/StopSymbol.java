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
              "without it, cut at whatever one length turns out best for all, at most half as many"
                  + " are right as with it",
              "without it, cut at the true length of each, at least 0.8 times as many are right as"
                  + " with it: all that is missing is where to stop");

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
    int longest = seeds.get(0).longest();
    double[] lengths = IntStream.rangeClosed(1, longest).asDoubleStream().toArray();
    double[] cuts =
        Arrays.stream(lengths).map(n -> mean(seeds, one -> one.rightCutAt((int) n))).toArray();
    double with = mean(seeds, Endings::rightStopped);
    double best = Arrays.stream(cuts).max().orElseThrow();
    double truth = mean(seeds, Endings::rightCutAtTruth);
    Table table = Table.of("source", "right", "with ===", "without, going on and on");
    Endings first = seeds.get(0);
    for (int i = 0; i < SHOWN; i++) {
      SentencePair pair = first.pairs().get(i);
      table =
          table.row(pair.source(), pair.target(), first.stopped().get(i), first.endless().get(i));
    }
    LinePlot plot =
        new LinePlot(
                "How the end is found", "characters after which all are cut", "share exactly right")
            .line("without ===, cut at one length", lengths, cuts)
            .reference("without ===, cut at the true length", truth)
            .reference("with ===", with);
    return new Findings(CLAIM)
        .check(with >= 0.5, Figure.percent(with))
        .check(best <= with / 2, Figure.percent(best) + " against " + Figure.percent(with))
        .check(truth >= 0.8 * with, Figure.percent(truth) + " against " + Figure.percent(with))
        .show("Translations that are exactly right, in the mean over the seeds.", plot.image())
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

  private static double mean(List<Endings> seeds, ToDoubleFunction<Endings> share) {
    return seeds.stream().mapToDouble(share).average().orElseThrow();
  }
}
