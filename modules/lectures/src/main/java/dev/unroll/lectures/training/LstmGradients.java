package dev.unroll.lectures.training;

import static java.util.stream.Collectors.joining;

import com.google.auto.service.AutoService;
import dev.unroll.layers.recurrent.Elman;
import dev.unroll.layers.recurrent.Lstm;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Difference;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Range;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Table;
import dev.unroll.lectures.experiment.Topic;
import dev.unroll.lectures.network.Recall;
import dev.unroll.lectures.network.Sizes;
import dev.unroll.lectures.network.SmallNetwork;
import dev.unroll.lectures.network.Training;
import dev.unroll.lectures.plot.LinePlot;
import java.util.Arrays;

/** Gradients by distance in new LSTMs, and what they learn to recall, over the forget bias. */
@AutoService(Experiment.class)
public final class LstmGradients implements Experiment {
  private static final double[] BIASES = {0, 1, 5};
  private static final double[] SCALES = {2, 4, 8};

  private static final Claim CLAIM =
      Claim.of(31, "lstm-gradients", Topic.TRAINING, "LSTM: vanishing solved, exploding not")
          .says(
              "In an LSTM the gradient does not vanish with the distance in time, if the forget"
                  + " gates are open, for which their bias should begin at 1 or more; but it can"
                  + " still explode.")
          .equation("∂c_t/∂c_{t−1} = diag(f_t) + …", "f = σ(… + b_f):  σ(0) = 0.5, σ(5) = 0.993")
          .holdsIf(
              "before training, at distance 100, the gradient is below 1e-4 of distance 1 in the"
                  + " simple network and above 0.01 in the LSTM of forget bias 5, for every seed",
              "in the LSTM of forget bias 1, which is usual, it is above 1e-4, for every seed",
              "with recurrent weights 2, 4 or 8 times as large, the LSTM's (forget bias 1) is above"
                  + " 100 times distance 1, for every seed",
              "after training, recall with forget bias 1 and with 5 is better than with 0, by more"
                  + " than two standard errors each");

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) {
    long[] seeds = setting.seeds(setting.either(3, 5));
    LinePlot plot =
        new LinePlot(
            "Gradient of the last output by the inputs",
            "distance in steps",
            "log₁₀ of norm against that at distance 1");
    Table table = Table.of("network before training", "gradient at 100, least", "median", "most");
    double[] simple = Reach.far(new Elman(), 1, seeds);
    table = row(table, "simple", simple);
    plot.line("simple", Reach.logs(new Elman(), 1, seeds[0]));
    double[][] far = new double[BIASES.length][];
    for (int b = 0; b < BIASES.length; b++) {
      Lstm cell = new Lstm(BIASES[b], false, false);
      far[b] = Reach.far(cell, 1, seeds);
      table = row(table, "LSTM, forget bias " + Figure.text(BIASES[b]), far[b]);
      plot.line("LSTM, b " + Figure.text(BIASES[b]), Reach.logs(cell, 1, seeds[0]));
    }
    double[] exploding = new double[SCALES.length];
    for (int s = 0; s < SCALES.length; s++) {
      double[] scaled = Reach.far(new Lstm(), SCALES[s], seeds);
      exploding[s] = Range.of(scaled).least();
      table = row(table, "LSTM, forget bias 1, U times " + Figure.text(SCALES[s]), scaled);
    }
    plot.line("b 1, 8 U", Reach.logs(new Lstm(), 8, seeds[0]));
    Recall task = new Recall(4, setting.either(30, 50));
    int updates = setting.either(300, 600);
    double[][] accuracies = new double[BIASES.length][];
    Table recall = Table.of("forget bias at the start", "recall, share right");
    for (int b = 0; b < BIASES.length; b++) {
      double bias = BIASES[b];
      accuracies[b] =
          Arrays.stream(seeds).mapToDouble(seed -> recall(task, bias, updates, seed)).toArray();
      recall = recall.row(bias, Figure.spread(accuracies[b]));
    }
    boolean better =
        Difference.of(accuracies[1], accuracies[0]).clear()
            && Difference.of(accuracies[2], accuracies[0]).clear();
    String measured = Arrays.stream(accuracies).map(Figure::spread).collect(joining(", "));
    return new Findings(CLAIM)
        .check(
            Range.of(simple).most() < 1e-4 && Range.of(far[2]).least() > 0.01,
            "simple "
                + Figure.text(Figure.median(simple))
                + " (median), LSTM at least "
                + Figure.text(Range.of(far[2]).least()))
        .check(Range.of(far[1]).least() > 1e-4, "at least " + Figure.text(Range.of(far[1]).least()))
        .check(
            Range.of(exploding).most() > 100,
            "at least " + Arrays.stream(exploding).mapToObj(Figure::text).collect(joining(", ")))
        .check(better, measured + " with 0, 1 and 5")
        .show("First seed; b is the forget bias, 8 U recurrent weights 8 times.", plot.image())
        .show(table)
        .show(recall)
        .note(
            seeds.length
                + " seeds. Gradients: "
                + Reach.UNITS
                + " units, inputs from N(0, 1), a random direction of the last output. Recall: the"
                + " first of "
                + task.steps()
                + " symbols is asked at the last step (chance 0.25), 32 units, Adam, "
                + updates
                + " updates of 32 rows.");
  }

  private static Table row(Table table, String name, double[] far) {
    Range range = Range.of(far);
    return table.row(name, range.least(), Figure.median(far), range.most());
  }

  private static double recall(Recall task, double bias, int updates, long seed) {
    Setting one = new Setting(true, seed);
    Sizes sizes = Sizes.ids(new Lstm(bias, false, false), 32, task.ids(), 4);
    SmallNetwork network = new SmallNetwork(sizes, Training.adam(0.01, updates), seed);
    network.learn(task, one.random("recall"));
    return network.accuracy(task.batch(one.random("held out"), 256));
  }
}
