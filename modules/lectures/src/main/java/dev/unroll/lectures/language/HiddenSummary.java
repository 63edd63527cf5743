package dev.unroll.lectures.language;

import static dev.unroll.lectures.language.WordReaders.BACK;
import static dev.unroll.lectures.language.WordReaders.NAMES;

import com.google.auto.service.AutoService;
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
import java.util.stream.IntStream;

/** What the state of a language model still knows of the words that came. */
@AutoService(Experiment.class)
public final class HiddenSummary implements Experiment {
  private static final Claim CLAIM =
      Claim.of(2, "hidden-summary", Topic.LANGUAGE_MODELS, "The state as a summary")
          .says(
              "The state of a recurrent language model is a lossy summary of all words so far: the"
                  + " last words can be read from it, those long ago less and less.")
          .equation("h_t = f(w_t, h_{t−1})", "guess of w_{t−k}: argmax of A_k h_t + b_k")
          .holdsIf(
              "for k = 1, 2 and 4 a linear probe of the state is right more often than the best guess"
                  + " from the present word, by at least 5 points and more than two standard errors;"
                  + " the probe is good enough to read the present word (k = 0) in 95 % of the cases",
              "the probe's accuracy falls from k = 1 to 2, to 4, to 8 and to 16, and is at least 30"
                  + " points lower at 16 than at 1")
          .revised(
              "After the first run the probe became softmax regression instead of least squares,"
                  + " which reads less, and after a later one its states were whitened, since the"
                  + " present word's accuracy told how long the probe was fitted.",
              "That accuracy was a condition of its own until it was seen to guard the others: a"
                  + " network that is not trained meets it. That the accuracy falls at each step, and"
                  + " five seeds in the full form, came with this; k = 3 went.",
              "The guess from the present word was counted on the words of the probe alone.",
              "The full form's updates were halved from 4,000 to save time.");

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) {
    int seeds = setting.either(3, 5);
    double[][][] found = new double[NAMES.size()][BACK.length][seeds];
    for (int s = 0; s < seeds; s++) {
      double[][] right = WordReaders.accuracies(updates(setting), setting.seeds(seeds)[s]);
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
        .show("Means over " + seeds + " seeds; the last two do not see the state.", plot.image())
        .show(table)
        .note(
            "An LSTM of 64 units on the words of the embedded stories, "
                + updates(setting)
                + " updates of 512 predictions, and the same network before training. The probes"
                + " are fitted by softmax regression on 6,144 whitened states and measured on 3,072"
                + " states of other stories; each state has read at least 17 words. What they find"
                + " is the least that can be read, not the most. The guesses are counted on all"
                + " words that the network may learn from. How much can be read before training tells"
                + " what the equations of the network keep without having learnt to.");
  }

  private static int updates(Setting setting) {
    return setting.either(500, 2000);
  }

  /** By accuracies [4][K][seed] of the four readers. */
  static Findings judge(double[][][] found) {
    double[] means = Arrays.stream(found[0]).mapToDouble(Figure::mean).toArray();
    double least = Double.POSITIVE_INFINITY;
    boolean clear = true;
    for (int k = 1; k <= 3; k++) {
      Difference lead = Difference.of(found[0][k], found[2][k]);
      least = Math.min(least, lead.mean());
      clear &= lead.clear();
    }
    double[] doubling = Arrays.copyOfRange(means, 1, means.length);
    boolean falls =
        IntStream.range(1, doubling.length).allMatch(i -> doubling[i] < doubling[i - 1]);
    return new Findings(CLAIM)
        .check(
            least >= 0.05 && clear && means[0] >= 0.95,
            "at least %.1f points, ".formatted(100 * least)
                + (clear ? "each" : "not each")
                + " by more than two standard errors; the present word in "
                + Figure.percent(means[0]))
        .check(
            falls && means[1] - means[5] >= 0.3,
            String.join(", ", Arrays.stream(doubling).mapToObj(Figure::percent).toList()));
  }
}
