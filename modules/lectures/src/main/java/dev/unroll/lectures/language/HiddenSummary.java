package dev.unroll.lectures.language;

import com.google.auto.service.AutoService;
import dev.unroll.core.random.RandomStream;
import dev.unroll.layers.recurrent.Lstm;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Difference;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Table;
import dev.unroll.lectures.experiment.Topic;
import dev.unroll.lectures.network.Sizes;
import dev.unroll.lectures.network.SmallNetwork;
import dev.unroll.lectures.network.Training;
import dev.unroll.lectures.plot.LinePlot;
import java.util.Arrays;
import java.util.List;

/** What the state of a language model still knows of the words that came. */
@AutoService(Experiment.class)
public final class HiddenSummary implements Experiment {
  private static final int[] BACK = {0, 1, 2, 3, 4, 8, 16};
  private static final int STEPS = 48;
  private static final int FIRST = 16;
  private static final int HIDDEN = 64;
  private static final List<String> NAMES =
      List.of("trained", "not trained", "from the present word", "most frequent word");
  private static final Claim CLAIM =
      Claim.of(2, "hidden-summary", Topic.LANGUAGE_MODELS, "The state as a summary")
          .says(
              "The state of a recurrent language model is a lossy summary of all words so far: the"
                  + " last words can be read from it, those long ago less and less.")
          .equation("h_t = f(w_t, h_{t−1})", "guess of w_{t−k}: argmax of A_k h_t + b_k")
          .holdsIf(
              "a linear probe reads the present word (k = 0) from the state in at least 95 % of"
                  + " the cases",
              "for k = 1 to 4 the probe is right more often than the best guess from the present"
                  + " word, by at least 5 points and more than two standard errors",
              "the probe's accuracy at k = 16 is at least 30 points lower than at k = 1");

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) {
    double[][][] found = new double[NAMES.size()][BACK.length][3];
    for (int s = 0; s < 3; s++) {
      double[][] right = accuracies(setting, setting.seeds(3)[s]);
      for (int i = 0; i < NAMES.size(); i++) {
        for (int k = 0; k < BACK.length; k++) {
          found[i][k][s] = right[i][k];
        }
      }
    }
    double[] places = Arrays.stream(BACK).asDoubleStream().toArray();
    LinePlot plot =
        new LinePlot("Words read from the state", "words back, k", "share read rightly");
    Table table = Table.of("k", NAMES.get(0), NAMES.get(1), NAMES.get(2), NAMES.get(3));
    for (int i = 0; i < NAMES.size(); i++) {
      plot.line(NAMES.get(i), places, Arrays.stream(found[i]).mapToDouble(Figure::mean).toArray());
    }
    for (int k = 0; k < BACK.length; k++) {
      int at = k;
      Object[] cells = Arrays.stream(found).map(f -> Figure.spread(f[at])).toArray();
      table = table.row(BACK[k], cells[0], cells[1], cells[2], cells[3]);
    }
    return judge(found)
        .show("Means over 3 seeds; the last two do not see the state.", plot.image())
        .show(table)
        .note(
            "An LSTM of 64 units on the words of the embedded stories, "
                + updates(setting)
                + " updates of 512 predictions, and the same network before training. The probes"
                + " are fitted by softmax regression on 6,144 states and measured on 3,072 states"
                + " of other stories; each state has read at least 17 words. What they find is"
                + " the least that can be read, not the most.");
  }

  private static int updates(Setting setting) {
    return setting.either(500, 2000);
  }

  private static double[][] accuracies(Setting setting, long seed) {
    StoryText text = StoryText.words(seed, 300_000, 60_000);
    RandomStream random = RandomStream.named(seed, "hidden-summary");
    Training training = Training.adam(0.01, updates(setting)).rows(16);
    SmallNetwork network =
        new SmallNetwork(
            Sizes.ids(new Lstm(), HIDDEN, text.size(), text.size()).embedding(32), training, seed);
    int[][] fit = new TextPieces(text.train(), STEPS).inputs(random.at(1), 192);
    int[][] held = new TextPieces(text.test(), STEPS).inputs(random.at(2), 96);
    int probes = setting.either(200, 600);
    double[] before = read(network, fit).probed(read(network, held), probes, random.at(4));
    network.learn(new TextPieces(text.train(), 32), random.at(3));
    StateReading read = read(network, fit);
    StateReading other = read(network, held);
    return new double[][] {
      read.probed(other, probes, random.at(4)),
      before,
      read.guessed(other, true),
      read.guessed(other, false)
    };
  }

  private static StateReading read(SmallNetwork network, int[][] ids) {
    return StateReading.of(network, ids, FIRST, BACK);
  }

  private static Findings judge(double[][][] found) {
    double least = Double.POSITIVE_INFINITY;
    double surest = Double.POSITIVE_INFINITY;
    for (int k = 1; k <= 4; k++) {
      Difference lead = Difference.of(found[0][k], found[2][k]);
      least = Math.min(least, lead.mean());
      surest = Math.min(surest, lead.errors());
    }
    double present = Figure.mean(found[0][0]);
    double near = Figure.mean(found[0][1]);
    double far = Figure.mean(found[0][BACK.length - 1]);
    return new Findings(CLAIM)
        .check(present >= 0.95, Figure.percent(present))
        .check(
            least >= 0.05 && surest > 2,
            "at least %.1f points and %.1f standard errors".formatted(100 * least, surest))
        .check(near - far >= 0.3, Figure.percent(near) + " and " + Figure.percent(far));
  }
}
