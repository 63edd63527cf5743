package dev.unroll.lectures.language;

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
import dev.unroll.lectures.network.Samples;
import dev.unroll.lectures.network.Training;
import dev.unroll.lectures.plot.LinePlot;
import java.awt.image.BufferedImage;
import java.util.Arrays;

/** One matrix for all steps, or one for each. */
@AutoService(Experiment.class)
public final class SharedWeights implements Experiment {
  private static final int STEPS = 12;
  private static final int[] EXAMPLES = {8, 32, 128};
  private static final int FEW = 1;
  private static final double LOG_2 = Math.log(2);
  private static final Claim CLAIM =
      Claim.of(3, "shared-weights", Topic.LANGUAGE_MODELS, "The same weights at every step")
          .says(
              "Language is stationary: a rule that holds at one place of a sentence holds at the"
                  + " others. Weights that are shared over time are fewer, need fewer examples, and"
                  + " apply what was learnt at one step to all, and to longer sequences.")
          .equation(
              "shared: h_t = tanh(W [x_t; h_{t−1}])", "unshared: h_t = tanh(W_t [x_t; h_{t−1}])")
          .holdsIf(
              "from 32 examples the shared network makes at most half the errors of the unshared one"
                  + " on new sequences, and the means differ by more than two standard errors, while"
                  + " both say at least 99 % of the labels of those examples rightly",
              "when marks come only in the first 6 steps of 128 training sequences, the shared"
                  + " network is right in at least 90 % of the last 6 steps of sequences with marks"
                  + " anywhere, and the unshared one at least 20 points less often",
              "after 128 training sequences the shared network is right in at least 90 % of the steps"
                  + " 13 to 48 of longer ones, for which the unshared one has no weights")
          .revised(
              "The first rule also demanded that the unshared network have 10 times the parameters,"
                  + " which is arithmetic, and did not ask whether a network had learnt its own"
                  + " examples.");

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) {
    int seeds = setting.either(3, 5);
    Training training = Training.adam(0.02, setting.either(80, 400));
    double[][][] wrong = new double[2][EXAMPLES.length][seeds];
    double[][] own = new double[2][seeds];
    double[][] moved = new double[3][seeds];
    long[] parameters = new long[2];
    LastMark all = new LastMark(STEPS, STEPS);
    for (int s = 0; s < seeds; s++) {
      RandomStream random = RandomStream.named(setting.seeds(seeds)[s], "shared-weights");
      Samples held = all.batch(random.at(100), 500);
      Samples longer = new LastMark(4 * STEPS, 4 * STEPS).batch(random.at(102), 200);
      for (int i = 0; i < EXAMPLES.length; i++) {
        SharedAndUnshared both = new SharedAndUnshared(training, all, EXAMPLES[i], random.at(i));
        wrong[0][i][s] = 1 - both.shared().accuracy(held);
        wrong[1][i][s] = 1 - both.unshared().accuracy(held, 0);
        if (i == FEW) {
          own[0][s] = both.ownErrors()[0];
          own[1][s] = both.ownErrors()[1];
        }
        moved[2][s] = both.shared().accuracy(LastMark.from(STEPS, longer)); // of most examples
        parameters = new long[] {both.shared().parameters(), both.unshared().parameters()};
      }
      SharedAndUnshared early =
          new SharedAndUnshared(training, new LastMark(STEPS, STEPS / 2), 128, random.at(10));
      moved[0][s] = early.shared().accuracy(LastMark.from(STEPS / 2, held));
      moved[1][s] = early.unshared().accuracy(held, STEPS / 2);
    }
    return judge(wrong[0][FEW], wrong[1][FEW], own, moved)
        .show("Errors on new sequences of 12 steps, means over the seeds.", plot(wrong))
        .show(table(parameters, own, wrong, moved))
        .note(
            ("Elman's network of 16 units on sequences of two marks and four kinds of noise, which"
                    + " the unshared network copies with weights for each step. Both make %d updates"
                    + " by Adam on the same examples, all at once: 32 of them in the first two columns"
                    + " of errors, 128 in the others. Means ± standard errors over %d seeds. That"
                    + " shared weights are fewer is arithmetic, and not judged.")
                .formatted(training.updates(), seeds));
  }

  private static BufferedImage plot(double[][][] wrong) {
    double[] doublings = Arrays.stream(EXAMPLES).mapToDouble(n -> Math.log(n) / LOG_2).toArray();
    return new LinePlot("Which mark came last", "training sequences (log₂)", "share of wrong labels")
        .line("shared over time", doublings, means(wrong[0]))
        .line("a matrix for each step", doublings, means(wrong[1]))
        .image();
  }

  private static double[] means(double[][] values) {
    return Arrays.stream(values).mapToDouble(Figure::mean).toArray();
  }

  private static Table table(
      long[] parameters, double[][] own, double[][][] wrong, double[][] moved) {
    Table table =
        Table.of(
            "",
            "parameters",
            "wrong on its own examples",
            "wrong on new sequences",
            "right where no mark was",
            "right, longer");
    for (int i = 0; i < 2; i++) {
      table =
          table.row(
              i == 0 ? "shared" : "unshared",
              parameters[i],
              Figure.spread(own[i]),
              Figure.spread(wrong[i][FEW]),
              Figure.spread(moved[i]),
              i == 0 ? Figure.spread(moved[2]) : "no weights");
    }
    return table;
  }

  /**
   * By what each seed gave.
   *
   * @param shared share of wrong labels from few examples
   * @param unshared the same of the other network
   * @param own share of wrong labels of the examples themselves, of the one and the other
   * @param moved share of right labels where no mark was, of both, and in longer sequences
   */
  static Findings judge(double[] shared, double[] unshared, double[][] own, double[][] moved) {
    double[] rightly = means(moved);
    boolean fitted = Math.max(Figure.mean(own[0]), Figure.mean(own[1])) <= 0.01;
    return new Findings(CLAIM)
        .check(
            Figure.mean(shared) <= Figure.mean(unshared) / 2
                && Difference.of(unshared, shared).clear()
                && fitted,
            "%s and %s; of their own examples %s and %s"
                .formatted(
                    Figure.spread(shared),
                    Figure.spread(unshared),
                    Figure.spread(own[0]),
                    Figure.spread(own[1])))
        .check(
            rightly[0] >= 0.9 && rightly[1] <= rightly[0] - 0.2,
            Figure.percent(rightly[0]) + " and " + Figure.percent(rightly[1]))
        .check(rightly[2] >= 0.9, Figure.percent(rightly[2]));
  }
}
