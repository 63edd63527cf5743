package dev.unroll.lectures.language;

import com.google.auto.service.AutoService;
import dev.unroll.core.random.RandomStream;
import dev.unroll.core.text.CharacterTokeniser;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.layers.recurrent.Cell;
import dev.unroll.layers.recurrent.Lstm;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Difference;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Passage;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Topic;
import dev.unroll.lectures.language.ProgramText.Property;
import dev.unroll.lectures.network.Sizes;
import dev.unroll.lectures.network.SmallNetwork;
import dev.unroll.lectures.network.TextPieces;
import dev.unroll.lectures.network.Training;
import dev.unroll.lectures.plot.BarPlot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Units of a character network that nobody told what to look for. */
@AutoService(Experiment.class)
public final class InterpretableCells implements Experiment {
  private static final int HIDDEN = 64;
  private static final int READ = 12;
  private static final List<Property> PROPERTIES = List.of(Property.values());
  private static final Claim CLAIM =
      Claim.of(6, "interpretable-cells", Topic.LANGUAGE_MODELS, "Units with a meaning")
          .says(
              "A network that learns only to predict the next character of programs comes to have"
                  + " single units that track quotes, comments, the position in the line or the"
                  + " nesting, among many whose meaning nobody can tell (Karpathy, Johnson and"
                  + " Fei-Fei 2015).")
          .equation("r = correlation of tanh c_{t,i} with a property of the text up to t")
          .holdsIf(
              "for at least three of the four properties the best unit, chosen on one text, has |r|"
                  + " of at least 0.7 on another text, in the mean over the seeds",
              "for each property the best unit's |r| is higher than that of the network before"
                  + " training, by more than two standard errors of the mean difference",
              "at least half of the units have no |r| of 0.5 or more with any of the four")
          .revised(
              "After the first run the units were read by their memory, as the paper does, instead of"
                  + " their output; the full form's updates were cut from 4,000 to save time, and its"
                  + " seeds became five.");

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) {
    long[] seeds = setting.seeds(setting.either(3, 5));
    double[][][] found = new double[3][PROPERTIES.size()][seeds.length];
    double[] vague = new double[seeds.length];
    List<Passage> passages = new ArrayList<>();
    for (int s = 0; s < seeds.length; s++) {
      RandomStream random = RandomStream.named(seeds[s], "interpretable-cells");
      String text = ProgramText.write(random.at(0), 200_000);
      List<String> programs = UnitReading.programs(random, 2 * READ);
      Vocabulary letters =
          Vocabulary.builder().addAll(new CharacterTokeniser().tokens(text)).build();
      Sizes sizes = Sizes.ids(new Lstm(), HIDDEN, letters.size(), letters.size()).embedding(16);
      Training training = Training.adam(0.01, updates(setting)).rows(16);
      SmallNetwork network = new SmallNetwork(sizes, training, random.state());
      UnitReading first = new UnitReading(network, letters, Cell.MEMORY, programs);
      network.learn(new TextPieces(UnitReading.ids(letters, text), 64), random.at(-1));
      UnitReading then = new UnitReading(network, letters, Cell.MEMORY, programs);
      UnitReading outputs = new UnitReading(network, letters, Cell.HIDDEN, programs);
      for (int p = 0; p < PROPERTIES.size(); p++) {
        Property property = PROPERTIES.get(p);
        found[0][p][s] = first.best(property);
        found[1][p][s] = then.best(property);
        found[2][p][s] = outputs.best(property);
        if (s == 0) {
          passages.add(then.passage(property));
        }
      }
      vague[s] = then.without(0.5);
    }
    Findings findings = judge(found, vague);
    passages.forEach(findings::show);
    return findings.note(
        "An LSTM of 64 units on 200,000 characters of programs that are made from a seed, "
            + updates(setting)
            + " updates by Adam of 16 pieces of 64 characters. A unit is its memory, tanh c, as in"
            + " the paper; its output h = o tanh c, which the gate o hides at times, is shown"
            + " beside it. The passages are of the first seed, with signs turned so that red goes"
            + " with the property.");
  }

  private static int updates(Setting setting) {
    return setting.either(500, 2500);
  }

  private static double[] means(double[][] values) {
    return Arrays.stream(values).mapToDouble(Figure::mean).toArray();
  }

  /** Figures of the memories before training, of the memories and of the outputs. */
  static Findings judge(double[][][] found, double[] vague) {
    List<String> names = PROPERTIES.stream().map(Property::toString).toList();
    double[] means = means(found[1]);
    double surest = Double.POSITIVE_INFINITY;
    boolean clear = true;
    List<String> figures = new ArrayList<>();
    for (int p = 0; p < means.length; p++) {
      Difference gain = Difference.of(found[1][p], found[0][p]);
      surest = Math.min(surest, gain.errors());
      clear &= gain.clear();
      figures.add(names.get(p) + " " + Figure.spread(found[1][p]));
    }
    BarPlot plot =
        new BarPlot("The unit that tracks a property best", "correlation |r| on new text", names)
            .bars("memory before training", means(found[0]))
            .bars("memory", means)
            .bars("output", means(found[2]));
    return new Findings(CLAIM)
        .check(Arrays.stream(means).filter(r -> r >= 0.7).count() >= 3, String.join(", ", figures))
        .check(clear, "at least " + Figure.text(surest) + " standard errors")
        .check(Figure.mean(vague) >= 0.5, Figure.percent(Figure.mean(vague)) + " of the units")
        .show("Means over " + vague.length + " seeds.", plot.image());
  }
}
