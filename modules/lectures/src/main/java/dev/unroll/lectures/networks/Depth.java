package dev.unroll.lectures.networks;

import com.google.auto.service.AutoService;
import dev.unroll.core.random.RandomStream;
import dev.unroll.layers.recurrent.Lstm;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
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
  private static final int EMBEDDING = 16;
  private static final Sums SUMS = new Sums(6, 16, 2);

  private static final Claim CLAIM =
      Claim.of(15, "depth", Topic.NETWORKS, "One to four layers at equal parameters")
          .says(
              "A recurrent network is deep already, over time. Further layers matter less than in"
                  + " feed-forward networks: with as many parameters in one to four layers it"
                  + " learns nearly the same.")
          .equation("h_t^l = LSTM(h_t^{l−1}, h_{t−1}^l)    h_t^0 = E[x_t]")
          .holdsIf(
              "stories: mean nats per character of one to four layers lie within 10 % of the"
                  + " lowest",
              "stories: from one layer to the best depth they fall by less than from half to"
                  + " double the parameters in one layer",
              "sums modulo 6: mean shares of right answers of one to four layers lie within 10"
                  + " points of the highest");

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) {
    long[] seeds = setting.seeds(setting.either(3, 5));
    Training training = Training.adam(0.01, setting.either(250, 1500)).rows(16);
    double[][] nats = new double[DEEPEST + 2][seeds.length];
    double[][] right = new double[DEEPEST][seeds.length];
    long wanted = setting.either(8_000, 30_000);
    Table table =
        Table.of(
            "layers", "units each", "parameters", "stories: nats per character", "sums: right");
    for (int i = 0; i < nats.length; i++) {
      int layers = i < DEEPEST ? i + 1 : 1;
      long parameters = i < DEEPEST ? wanted : i == DEEPEST ? wanted / 2 : 2 * wanted;
      Sizes sizes = Sizes.ids(new Lstm(), 1, 1, 1).embedding(EMBEDDING).layers(layers);
      for (int k = 0; k < seeds.length; k++) {
        StoryText stories = StoryText.train(seeds[k], 50_000, 40);
        sizes = sized(sizes, stories.vocabulary().size(), parameters);
        SmallNetwork network = new SmallNetwork(sizes, training, seeds[k]);
        network.learn(stories, RandomStream.named(seeds[k], "stories"));
        RandomStream test = RandomStream.named(seeds[k], "held out");
        nats[i][k] = network.nats(stories.heldOut(seeds[k], 20_000).batch(test, 100));
        if (i < DEEPEST) {
          Sizes sums = sized(sizes, SUMS.symbols(), wanted / 2);
          SmallNetwork other = new SmallNetwork(sums, training.rows(32), seeds[k]);
          other.learn(SUMS, RandomStream.named(seeds[k], "sums"));
          right[i][k] = other.accuracy(SUMS.batch(test, 200));
        }
      }
      String sums = i < DEEPEST ? Figure.spread(right[i]) : "";
      long counted = SmallNetwork.parameters(sizes);
      table = table.row(layers, sizes.hidden(), counted, Figure.spread(nats[i]), sums);
    }
    double[] stories = means(nats);
    return judge(
            Arrays.copyOf(stories, DEEPEST), stories[DEEPEST] - stories[DEEPEST + 1], means(right))
        .show(table)
        .note(
            "LSTM layers; stories in pieces of 40 characters, 16 a batch; sums of the symbol at a"
                + " step and the one two steps before, sequences of 16, 32 a batch, with half the"
                + (" parameters; Adam, " + training.updates() + " updates each; ")
                + (seeds.length + " seeds. The last two rows are one layer of half and of double")
                + " size. All depths learn from equally many updates; what the deeper ones would"
                + " reach with more is not measured.");
  }

  private static Sizes sized(Sizes like, int symbols, long parameters) {
    return new Sizes(
            like.cell(), like.layers(), 1, symbols, EMBEDDING, symbols, false, like.direction())
        .parameters(parameters);
  }

  private static double[] means(double[][] values) {
    return Arrays.stream(values).mapToDouble(Figure::mean).toArray();
  }

  /** Answers the rule; stories and right are for one to four layers. */
  private static Findings judge(double[] stories, double ofSize, double[] right) {
    double least = Arrays.stream(stories).min().orElseThrow();
    double most = Arrays.stream(stories).max().orElseThrow();
    double ofDepth = stories[0] - least;
    double best = Arrays.stream(right).max().orElseThrow();
    double worst = Arrays.stream(right).min().orElseThrow();
    List<String> names = List.of("1 layer", "2 layers", "3 layers", "4 layers");
    return new Findings(CLAIM)
        .check(most <= 1.1 * least, Figure.text(least) + " to " + Figure.text(most) + " nats")
        .check(
            ofDepth < ofSize,
            Figure.text(ofDepth) + " nats by depth, " + Figure.text(ofSize) + " by size")
        .check(best - worst <= 0.1, Figure.percent(worst) + " to " + Figure.percent(best))
        .show(
            "Characters of new stories; less is better. Means over the seeds.",
            new BarPlot("Next character of stories", "nats per character", names)
                .bars("equal parameters", stories)
                .image())
        .show(
            "Sums modulo 6 in new sequences; guessing is right 0.17 of the time.",
            new BarPlot("Sums modulo 6", "right (share)", names)
                .bars("equal parameters", right)
                .image());
  }
}
