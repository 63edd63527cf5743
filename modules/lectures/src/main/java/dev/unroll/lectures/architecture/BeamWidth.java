package dev.unroll.lectures.architecture;

import com.google.auto.service.AutoService;
import dev.unroll.core.decoding.SamplerOptions;
import dev.unroll.core.decoding.Search;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Difference;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Table;
import dev.unroll.lectures.experiment.Topic;
import dev.unroll.lectures.plot.LinePlot;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** How widely a writer looks for the likeliest sentence, and what that gains. */
@AutoService(Experiment.class)
public final class BeamWidth implements Experiment {
  private static final double[] WIDTHS = {1, 2, 4, 8, 16};
  private static final int UPDATES = 300;
  static final String GREEDY = "greedy";
  static final String FOUR = "beam of 4";
  static final String SIXTEEN = "beam of 16";
  static final String DRAWN = "drawn";
  private static final String PENALTY = " and length penalty";
  private static final Claim CLAIM =
      Claim.of(36, "beam-search", Topic.ARCHITECTURES, "Beam search")
          .says(
              "The likeliest word at each step does not make the likeliest sentence: a beam that"
                  + " keeps a few beginnings finds likelier and better translations than greedy"
                  + " search; words that are drawn by chance make worse ones.")
          .equation(
              "log P(y | x) = Σ_t log P(y_t | y_<t, x)",
              "greedy: y_t = argmax P(y_t | y_<t, x)",
              "beam: the B best of all continuations of the B beginnings before")
          .holdsIf(
              "log P of what is found is higher with a beam of 4 than greedily, by more than two"
                  + " standard errors of the difference",
              "BLEU is higher with a beam of 4 than greedily, by more than two standard errors",
              "words that are drawn give a lower log P and a lower BLEU than greedy search, by more"
                  + " than two standard errors each",
              "a beam of 16 writes less than greedy search, by more than two standard errors, since"
                  + " each further word lowers log P")
          .revised(
              "The full form had 900 updates and three seeds; greedy search then reached a BLEU of"
                  + " 99.87, which nothing can better. Now both forms have 300 updates, so that the"
                  + " networks err, and the full one eight seeds.");

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) {
    long[] seeds = setting.seeds(setting.either(3, 8));
    int tested = setting.either(200, 600);
    Map<String, SearchFigures> found =
        SearchFigures.of(seeds, searches(setting.seed()), UPDATES, tested);
    SearchFigures greedy = found.get(GREEDY);
    Difference weighed = Difference.of(found.get(FOUR + PENALTY).bleu(), greedy.bleu());
    Table table =
        Table.of(
            "search", "log P (nats a sentence)", "BLEU", "length (share of right)", "all right, %");
    for (Map.Entry<String, SearchFigures> one : found.entrySet()) {
      table = table.row(one.getValue().cells(one.getKey()));
    }
    return judged(found)
        .show(
            "Log P of what is found, in the mean over the seeds.",
            plot(found, "log P, nats a sentence", SearchFigures::logP))
        .show("BLEU of the same.", plot(found, "BLEU of characters", SearchFigures::bleu))
        .show(table)
        .note(
            "A beam of 4 whose score is log P over a length penalty (Wu et al. 2016, α = 1) differs"
                + " from greedy search in BLEU by "
                + weighed
                + ". BLEU punishes translations that are too short, log P alone rewards them.")
        .note(
            ("English numbers and dates to Chinese, character by character. %d seeds, each with a"
                    + " network of its own (LSTM of %d units with attention, %d updates on 32 pairs,"
                    + " which greedily gets %s %% all right) and %d new pairs. Differences are taken"
                    + " seed by seed.")
                .formatted(
                    seeds.length,
                    SearchFigures.HIDDEN,
                    UPDATES,
                    Figure.spread(greedy.exact()),
                    tested));
  }

  /** The rule, of what each search found. */
  static Findings judged(Map<String, SearchFigures> found) {
    SearchFigures greedy = found.get(GREEDY);
    SearchFigures four = found.get(FOUR);
    SearchFigures drawn = found.get(DRAWN);
    Difference likelier = Difference.of(four.logP(), greedy.logP());
    Difference better = Difference.of(four.bleu(), greedy.bleu());
    Difference less = Difference.of(greedy.logP(), drawn.logP());
    Difference worse = Difference.of(greedy.bleu(), drawn.bleu());
    Difference shorter = Difference.of(greedy.length(), found.get(SIXTEEN).length());
    return new Findings(CLAIM)
        .check(likelier.clear(), "beam less greedy: " + likelier + " nats a sentence")
        .check(better.clear(), "beam less greedy: " + better)
        .check(
            less.clear() && worse.clear(),
            "greedy less drawn: " + less + " nats a sentence, BLEU " + worse)
        .check(shorter.clear(), "greedy less beam: " + shorter + " of the right length");
  }

  private static BufferedImage plot(
      Map<String, SearchFigures> found, String unit, Function<SearchFigures, double[]> figure) {
    LinePlot plot = new LinePlot("Beam search", "width of the beam; 1 is greedy", unit);
    for (String form : List.of("", PENALTY)) {
      double[] means =
          Arrays.stream(WIDTHS)
              .mapToObj(w -> found.get(w == 1 ? GREEDY : "beam of " + (int) w + form))
              .mapToDouble(one -> Figure.mean(figure.apply(one)))
              .toArray();
      plot.line(form.isEmpty() ? "log P decides" : "log P" + form + " decide", WIDTHS, means);
    }
    return plot.image();
  }

  private static Map<String, Search> searches(long seed) {
    Map<String, Search> searches = new LinkedHashMap<>();
    searches.put(GREEDY, Search.greedy());
    for (int i = 1; i < WIDTHS.length; i++) {
      int width = (int) WIDTHS[i];
      searches.put("beam of " + width, new Search.Beam(width, 1, UnaryOperator.identity()));
      searches.put("beam of " + width + PENALTY, Search.beam(width));
    }
    SamplerOptions plain = SamplerOptions.plain();
    searches.put(DRAWN, new Search.Sampled(plain, seed));
    searches.put("drawn at temperature 0.5", new Search.Sampled(plain.withTemperature(0.5), seed));
    return searches;
  }
}
