package dev.unroll.lectures.language;

import com.google.auto.service.AutoService;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Passage;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Table;
import dev.unroll.lectures.experiment.Topic;
import dev.unroll.lectures.plot.LinePlot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Text from one network by argmax and at several temperatures. */
@AutoService(Experiment.class)
public final class Temperature implements Experiment {
  private static final double[] TEMPERATURES = {0, 0.3, 0.6, 1, 1.5, 2};
  private static final int PLAIN = 3;
  private static final Claim CLAIM =
      Claim.of(4, "temperature", Topic.LANGUAGE_MODELS, "Argmax, sampling, temperature")
          .says(
              "Always to take the likeliest character makes a network repeat itself; a higher"
                  + " temperature makes its text more diverse and less correct.")
          .equation("P_τ(v) = exp(z_v / τ) / Σ_u exp(z_u / τ)", "τ → 0: argmax; τ = 1: the network")
          .holdsIf(
              "the share of distinct runs of 12 characters rises from argmax to 0.3, to 0.6 and to 1,"
                  + " and is not lower at 1.5 and 2 than at 1",
              "argmax writes at most half as many distinct runs as temperature 1",
              "the share of real words falls from 0.3 to 1 and from 1 to 2, and is at least 30"
                  + " points lower at 2 than at 0.3")
          .revised(
              "The first run demanded that distinct runs still rise above temperature 1, where nearly"
                  + " all are distinct already; and it counted the words that are cut at both ends of"
                  + " a text.");

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) {
    int seeds = setting.either(3, 5);
    double[][] distinct = new double[TEMPERATURES.length][seeds];
    double[][] real = new double[TEMPERATURES.length][seeds];
    double[][] bits = new double[TEMPERATURES.length][seeds];
    List<String> shown = new ArrayList<>();
    for (int s = 0; s < seeds; s++) {
      StoryWriter writer = StoryWriter.trained(updates(setting), setting.seeds(seeds)[s]);
      Set<String> words = writer.words();
      for (int i = 0; i < TEMPERATURES.length; i++) {
        StoryWriter.Written written = writer.write(TEMPERATURES[i], setting.either(200, 400));
        distinct[i][s] = written.distinct(12);
        real[i][s] = written.known(words);
        bits[i][s] = written.bits();
        if (s == 0) {
          shown.add(
              Figure.text(TEMPERATURES[i]) + ": " + written.texts().get(0).replace('\n', ' '));
        }
      }
    }
    Table table =
        Table.of("temperature", "distinct runs of 12", "real words", "entropy of a draw (bits)");
    for (int i = 0; i < TEMPERATURES.length; i++) {
      table =
          table.row(
              TEMPERATURES[i],
              Figure.spread(distinct[i]),
              Figure.spread(real[i]),
              Figure.spread(bits[i]));
    }
    LinePlot plot =
        new LinePlot("Diversity and correctness", "temperature (0 is argmax)", "share")
            .line("distinct runs of 12 characters", TEMPERATURES, means(distinct))
            .line("words that occur in the stories", TEMPERATURES, means(real));
    return judge(means(distinct), means(real))
        .show("Means over " + seeds + " seeds of network and chance.", plot.image())
        .show(table)
        .show(Passage.plain("How one text goes on, at each temperature.", shown))
        .note(
            "An LSTM of 64 units on characters of the embedded stories, %d updates by Adam; at each"
                    .formatted(updates(setting))
                + " temperature 16 texts go on from unseen stories, by %d characters each."
                    .formatted(setting.either(200, 400))
                + " Distinct runs are counted over all 16; a real word is one of the training"
                + " stories.");
  }

  private static int updates(Setting setting) {
    return setting.either(500, 2000);
  }

  private static double[] means(double[][] values) {
    return Arrays.stream(values).mapToDouble(Figure::mean).toArray();
  }

  /** By the means at each temperature. */
  static Findings judge(double[] distinct, double[] real) {
    double coldest = real[1];
    double hottest = real[real.length - 1];
    return new Findings(CLAIM)
        .check(
            IntStream.rangeClosed(1, PLAIN).allMatch(i -> distinct[i] > distinct[i - 1])
                && IntStream.range(PLAIN, distinct.length)
                    .allMatch(i -> distinct[i] >= distinct[PLAIN]),
            String.join(", ", Arrays.stream(distinct).mapToObj(Figure::text).toList()))
        .check(
            distinct[0] <= distinct[PLAIN] / 2,
            Figure.percent(distinct[0]) + " and " + Figure.percent(distinct[PLAIN]))
        .check(
            coldest > real[PLAIN] && real[PLAIN] > hottest && hottest <= coldest - 0.3,
            Figure.percent(coldest)
                + ", "
                + Figure.percent(real[PLAIN])
                + " and "
                + Figure.percent(hottest));
  }
}
