package dev.unroll.lectures.architecture;

import com.google.auto.service.AutoService;
import dev.unroll.core.random.RandomStream;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Difference;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Table;
import dev.unroll.lectures.experiment.Topic;
import dev.unroll.lectures.plot.LinePlot;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Trees are no sequences, but their brackets are. */
@AutoService(Experiment.class)
public final class Parsing implements Experiment {
  private static final int BEYOND = 3;
  private static final int HIDDEN = 48;
  private static final Claim CLAIM =
      Claim.of(40, "parsing", Topic.ARCHITECTURES, "Parsing as sequence to sequence")
          .says(
              "Written with its brackets a tree is a sequence, so that a network for sequences to"
                  + " sequences learns to parse without a word about grammar; beyond the lengths it"
                  + " has learnt from it is much worse.")
          .equation("old dogs see cats → (S (NP XX XX )NP (VP XX (NP XX )NP )VP )S")
          .holdsIf(
              "F1 of brackets in new sentences of trained lengths is at least 90 %",
              "at least 95 % of what is written for them is a tree over their words",
              "F1 is higher than that of always answering with the commonest tree of the length, by"
                  + " more than two standard errors",
              "F1 in longer sentences is lower by at least 10 points")
          .revised(
              "The quick form has 400 updates rather than 300, after a first result of 89.8 and"
                  + " 86.9 %, which missed the first two conditions.");

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) {
    int longest = setting.either(6, 9);
    int updates = setting.either(400, 1500);
    List<TreeWriter> writers =
        Arrays.stream(setting.seeds(3))
            .mapToObj(seed -> new TreeWriter(seed, HIDDEN, longest, updates))
            .toList();
    TreeFigures measured =
        new TreeFigures(longest + BEYOND - TreeFigures.SHORTEST + 1, writers.size());
    for (int seed = 0; seed < writers.size(); seed++) {
      for (int i = 0; i < measured.lengths(); i++) {
        RandomStream random = setting.random("test").at(100L * seed + i);
        measured.measure(writers.get(seed), seed, random, i);
      }
    }
    return findings(measured, longest, updates);
  }

  private static Findings findings(TreeFigures measured, int longest, int updates) {
    int lengths = measured.lengths();
    int known = longest - TreeFigures.SHORTEST + 1;
    double[] trained = TreeFigures.means(measured.f1(), 0, known);
    double[] longer = TreeFigures.means(measured.f1(), known, lengths);
    double[] whole = TreeFigures.means(measured.trees(), 0, known);
    LinePlot plot =
        new LinePlot("Up to " + longest + " words in training", "words", "F1 of brackets, %")
            .line("sequence to sequence", places(lengths), TreeFigures.overSeeds(measured.f1()))
            .line(
                "commonest tree of the length",
                places(known),
                Arrays.copyOf(TreeFigures.overSeeds(measured.blind()), known));
    return judged(
            trained, Figure.mean(whole), TreeFigures.means(measured.blind(), 0, known), longer)
        .show("F1 as evalb counts it, in the mean over the seeds.", plot.image())
        .show(new Table(List.of("words", "sentence", "written", "F1, %"), measured.examples()))
        .note(
            "Sentences of more than "
                + longest
                + " words are longer than any in training. Three seeds; LSTM of "
                + HIDDEN
                + " units with attention, "
                + updates
                + " updates on 32 sentences of a made-up grammar with sentences inside sentences; "
                + TreeFigures.TESTED
                + " new sentences of each length and seed, written greedily. What is no tree is"
                + " repaired before it is compared: brackets that lack are closed, words that lack"
                + " are added.");
  }

  /**
   * The rule, by seed.
   *
   * @param trained F1 at trained lengths in per cent
   * @param whole share of what is written for them that is a tree
   * @param blind F1 of the commonest trees
   * @param longer F1 beyond the trained lengths
   */
  static Findings judged(double[] trained, double whole, double[] blind, double[] longer) {
    Difference gain = Difference.of(trained, blind);
    Difference loss = Difference.of(trained, longer);
    return new Findings(CLAIM)
        .check(Figure.mean(trained) >= 90, "F1 " + Figure.spread(trained) + " %")
        .check(whole >= 0.95, Figure.percent(whole))
        .check(gain.clear(), "higher by " + gain + " points")
        .check(loss.mean() >= 10, "lower by " + loss + " points");
  }

  private static double[] places(int count) {
    return IntStream.range(0, count).mapToDouble(i -> TreeFigures.SHORTEST + i).toArray();
  }
}
