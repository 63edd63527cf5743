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
import java.util.Arrays;

/** One matrix for all steps, or one for each. */
@AutoService(Experiment.class)
public final class SharedWeights implements Experiment {
  private static final int STEPS = 12;
  private static final int[] EXAMPLES = {8, 32, 128};
  private static final int FEW = 1;
  private static final Claim CLAIM =
      Claim.of(3, "shared-weights", Topic.LANGUAGE_MODELS, "The same weights at every step")
          .says(
              "Language is stationary: a rule that holds at one place of a sentence holds at the"
                  + " others. Weights that are shared over time are fewer, need fewer examples, and"
                  + " apply what was learnt at one step to all, and to longer sequences.")
          .equation(
              "shared: h_t = tanh(W [x_t; h_{t−1}])", "unshared: h_t = tanh(W_t [x_t; h_{t−1}])")
          .holdsIf(
              "for sequences of 12 steps the unshared network has at least 10 times the parameters",
              "from 32 examples the shared network makes at most half the errors of the unshared"
                  + " one on new sequences, and the means differ by more than two standard errors",
              "when marks come only in the first 6 steps of the training sequences, the shared"
                  + " network is right in at least 90 % of the last 6 steps of sequences with marks"
                  + " anywhere, and the unshared one at least 20 points less often",
              "the shared network is right in at least 90 % of the steps 13 to 48 of longer"
                  + " sequences, for which the unshared one has no weights");

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) {
    int seeds = setting.either(3, 5);
    double[][] shared = new double[EXAMPLES.length][seeds];
    double[][] unshared = new double[EXAMPLES.length][seeds];
    double[][] moved = new double[3][seeds];
    long[] parameters = new long[2];
    LastMark all = new LastMark(STEPS, STEPS);
    for (int s = 0; s < seeds; s++) {
      RandomStream random = RandomStream.named(setting.seeds(seeds)[s], "shared-weights");
      Samples held = all.batch(random.at(100), 500);
      SharedAndUnshared early =
          new SharedAndUnshared(
              training(setting), new LastMark(STEPS, STEPS / 2), 128, random.at(10));
      SharedAndUnshared taught = early;
      for (int i = 0; i < EXAMPLES.length; i++) {
        taught = new SharedAndUnshared(training(setting), all, EXAMPLES[i], random.at(i));
        shared[i][s] = 1 - taught.shared().accuracy(held);
        unshared[i][s] = 1 - taught.unshared().accuracy(held, 0);
        parameters = new long[] {taught.shared().parameters(), taught.unshared().parameters()};
      }
      Samples longer = new LastMark(4 * STEPS, 4 * STEPS).batch(random.at(102), 200);
      moved[0][s] = early.shared().accuracy(LastMark.from(STEPS / 2, held));
      moved[1][s] = early.unshared().accuracy(held, STEPS / 2);
      moved[2][s] = taught.shared().accuracy(LastMark.from(STEPS, longer));
    }
    return judge(training(setting).updates(), shared, unshared, moved, parameters);
  }

  private static Training training(Setting setting) {
    return Training.adam(0.02, setting.either(80, 400));
  }

  private static double[] means(double[][] values) {
    return Arrays.stream(values).mapToDouble(Figure::mean).toArray();
  }

  private static Findings judge(
      int updates, double[][] shared, double[][] unshared, double[][] moved, long[] parameters) {
    double[] sizes = Arrays.stream(EXAMPLES).asDoubleStream().toArray();
    double few = Figure.mean(shared[FEW]);
    double many = Figure.mean(unshared[FEW]);
    boolean sure = Difference.of(unshared[FEW], shared[FEW]).errors() > 2;
    double[] rightly = means(moved);
    LinePlot plot =
        new LinePlot("Which mark came last", "training sequences", "share of wrong labels")
            .logarithmicX()
            .line("shared over time", sizes, means(shared))
            .line("a matrix for each step", sizes, means(unshared));
    Table table =
        Table.of("", "parameters", "wrong, 32 examples", "right where no mark was", "right, longer")
            .row(
                "shared",
                parameters[0],
                Figure.spread(shared[FEW]),
                Figure.spread(moved[0]),
                Figure.spread(moved[2]))
            .row(
                "unshared",
                parameters[1],
                Figure.spread(unshared[FEW]),
                Figure.spread(moved[1]),
                "no weights");
    return new Findings(CLAIM)
        .check(
            parameters[1] >= 10 * parameters[0],
            Figure.text(parameters[1]) + " and " + Figure.text(parameters[0]))
        .check(
            few <= many / 2 && sure,
            Figure.spread(shared[FEW]) + " and " + Figure.spread(unshared[FEW]))
        .check(
            rightly[0] >= 0.9 && rightly[1] <= rightly[0] - 0.2,
            Figure.percent(rightly[0]) + " and " + Figure.percent(rightly[1]))
        .check(rightly[2] >= 0.9, Figure.percent(rightly[2]))
        .show("Errors on new sequences of 12 steps, means over the seeds.", plot.image())
        .show(table)
        .note(
            "Elman's network of 16 units on sequences of two marks and four kinds of noise, which"
                + " the unshared network copies with weights for each step. Both make %d updates by"
                    .formatted(updates)
                + " Adam on the same examples, all at once. Means ± standard errors over %d seeds."
                    .formatted(shared[FEW].length));
  }
}
