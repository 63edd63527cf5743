package dev.unroll.lectures.networks;

import com.google.auto.service.AutoService;
import dev.unroll.core.random.RandomStream;
import dev.unroll.data.synthetic.Split;
import dev.unroll.layers.recurrent.Lstm;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Range;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Table;
import dev.unroll.lectures.experiment.Topic;
import dev.unroll.lectures.network.Sizes;
import dev.unroll.lectures.network.SmallNetwork;
import dev.unroll.lectures.network.Training;
import dev.unroll.lectures.plot.BarPlot;
import java.util.Arrays;
import java.util.List;

/** Layers on top of each other, at equal parameters. */
@AutoService(Experiment.class)
public final class Depth implements Experiment {
  private static final int DEEPEST = 4;
  private static final Sums SUMS = new Sums(6, 16, 2);

  private static final Claim CLAIM =
      Claim.of(15, "depth", Topic.NETWORKS, "One to four layers at equal parameters")
          .says(
              "A recurrent network is deep already, over time. Further layers matter little: with"
                  + " as many parameters in one to four layers it learns nearly the same.")
          .equation("h_t^l = LSTM(h_t^{l−1}, h_{t−1}^l)    h_t^0 = E[x_t]")
          .holdsIf(
              "stories: mean nats per character of one to four layers lie within 10 % of the"
                  + " lowest",
              "stories: the means of one to four layers lie closer together, the highest less the"
                  + " lowest, than those of half and of double the parameters in one layer",
              "sums modulo 6: mean shares of right answers of one to four layers lie within 10"
                  + " points of the highest")
          .revised(
              "The second condition compared one layer with the best depth before, which was met"
                  + " where depth only did harm.",
              "All depths learnt at the rate 0.01, and in the quick form too short for four layers:"
                  + " its 250 updates are 500 at 0.02 now; the full form's 1,500 are 2,000, and each"
                  + " network takes the better of two rates.",
              "The claim said \"less than in feed-forward networks\", of which none is run.");

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) {
    long[] seeds = setting.seeds(setting.either(3, 5));
    Training training = Training.adam(0.02, setting.either(500, 2000));
    double[] rates = setting.quick() ? new double[] {0.02} : new double[] {0.005, 0.02};
    double[][] nats = new double[DEEPEST + 2][seeds.length];
    double[][] right = new double[DEEPEST][seeds.length];
    long wanted = setting.either(8_000, 30_000);
    Table table =
        Table.of(
            "layers", "units each", "parameters", "stories: nats per character", "sums: right");
    for (int i = 0; i < nats.length; i++) {
      int layers = i < DEEPEST ? i + 1 : 1;
      long parameters = i < DEEPEST ? wanted : i == DEEPEST ? wanted / 2 : 2 * wanted;
      Sizes sizes = Sizes.ids(new Lstm(), 1, 1, 1);
      for (int k = 0; k < seeds.length; k++) {
        StoryText stories = StoryText.train(seeds[k], 50_000, 40);
        sizes = DeepTrial.sizes(layers, stories.vocabulary().size(), parameters);
        RandomStream test = RandomStream.named(seeds[k], "held out");
        nats[i][k] =
            DeepTrial.learnt(sizes, stories, training.rows(16), rates, seeds[k])
                .nats(stories.heldOut(Split.DEV, seeds[k], 20_000).batch(test, 100));
        if (i < DEEPEST) {
          Sizes sums = DeepTrial.sizes(layers, SUMS.symbols(), wanted / 2);
          right[i][k] =
              DeepTrial.learnt(sums, SUMS, training, rates, seeds[k])
                  .accuracy(SUMS.batch(test, 200));
        }
      }
      String sums = i < DEEPEST ? Figure.spread(right[i]) : "";
      long counted = SmallNetwork.parameters(sizes);
      table = table.row(layers, sizes.hidden(), counted, Figure.spread(nats[i]), sums);
    }
    double[] ofDepth = Arrays.copyOf(means(nats), DEEPEST);
    return judge(ofDepth, Figure.mean(nats[DEEPEST]), Figure.mean(nats[DEEPEST + 1]), means(right))
        .show(table)
        .note(
            "LSTM layers; stories in pieces of 40 characters, 16 a batch; sums of the symbol at a"
                + " step and the one two steps before, sequences of 16, 32 a batch, with half the"
                + (" parameters; Adam, " + training.updates() + " updates each; " + seeds.length)
                + " seeds. The last two rows are one layer of half and of double size. The rate is"
                + " 0.02; in the full form 0.005 is tried as well, and the training with the lower"
                + " loss in its last tenth counts. What deeper networks would reach with more"
                + " updates is not measured.");
  }

  private static double[] means(double[][] values) {
    return Arrays.stream(values).mapToDouble(Figure::mean).toArray();
  }

  /**
   * Answers the rule.
   *
   * @param stories mean nats of one to four layers
   * @param half mean nats of one layer with half the parameters, and of double
   * @param right mean shares of right sums of one to four layers
   */
  static Findings judge(double[] stories, double half, double twice, double... right) {
    Range nats = Range.of(stories);
    double ofDepth = nats.most() - nats.least();
    Range sums = Range.of(right);
    List<String> names = List.of("1 layer", "2 layers", "3 layers", "4 layers");
    return new Findings(CLAIM)
        .check(nats.most() <= 1.1 * nats.least(), nats + " nats")
        .check(
            ofDepth < half - twice,
            Figure.text(ofDepth) + " nats by depth, " + Figure.text(half - twice) + " by size")
        .check(
            sums.most() - sums.least() <= 0.1,
            Figure.percent(sums.least()) + " to " + Figure.percent(sums.most()))
        .show(
            "Characters of new stories; less is better. Means over the seeds.",
            new BarPlot("Next character of stories", "nats per character", names)
                .bars("equal parameters", stories)
                .image())
        .show(
            "Sums modulo 6 in new sequences; means over the seeds.",
            new BarPlot("Sums modulo 6", "right (share)", names)
                .bars("equal parameters", right)
                .bars("guessing", 1.0 / 6, 1.0 / 6, 1.0 / 6, 1.0 / 6)
                .image());
  }
}
