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
import dev.unroll.lectures.plot.LinePlot;
import java.util.Arrays;
import java.util.List;

/** Gradients by distance in new LSTMs, and what they learn to recall, over the forget bias. */
@AutoService(Experiment.class)
public final class LstmGradients implements Experiment {
  private static final double[] BIASES = {0, 1, 5};
  private static final double[] SCALES = {2, 4, 8}; // the last is judged
  private static final double HALF_WAY = 0.625; // from chance, 1/4, to all right

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
              "with recurrent weights 8 times as large, the LSTM's (forget bias 1) is above 100"
                  + " times distance 1, for every seed",
              "after training, recall with forget bias 1 and with 5 is better than with 0, by more"
                  + " than two standard errors each, and with both above 0.625, half way from chance"
                  + " to all right")
          .revised(
              "A review of the first results found that the third condition took the best of the scales 2, 4 and 8:"
                  + " it names 8 now, whose figures had been seen. It also found that the quick form"
                  + " had not learnt to recall: its task is 20 symbols long instead of 30, and what has not learnt judges nothing any more.");

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
    double[] exploding = {};
    for (double scale : SCALES) {
      exploding = Reach.far(new Lstm(), scale, seeds);
      table = row(table, "LSTM, forget bias 1, U times " + Figure.text(scale), exploding);
    }
    plot.line("b 1, 8 U", Reach.logs(new Lstm(), 8, seeds[0]));
    Recall task = new Recall(4, setting.either(20, 50));
    int updates = setting.either(300, 600);
    double[][] accuracies = new double[BIASES.length][];
    Table recall = Table.of("forget bias at the start", "recall, share right");
    for (int b = 0; b < BIASES.length; b++) {
      double bias = BIASES[b];
      accuracies[b] =
          Arrays.stream(seeds)
              .mapToDouble(seed -> LstmFigures.recall(task, bias, updates, seed))
              .toArray();
      recall = recall.row(bias, Figure.spread(accuracies[b]));
    }
    return judge(new LstmFigures(simple, far, exploding, accuracies))
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

  static Findings judge(LstmFigures m) {
    double simple = Range.of(m.simple()).most();
    double open = Range.of(m.lstm()[2]).least();
    double usual = Range.of(m.lstm()[1]).least();
    double exploding = Range.of(m.exploding()).least();
    boolean better = true;
    for (double[] biased : List.of(m.recall()[1], m.recall()[2])) {
      better &= Difference.of(biased, m.recall()[0]).clear() && Figure.mean(biased) > HALF_WAY;
    }
    String shares = Arrays.stream(m.recall()).map(Figure::spread).collect(joining(", "));
    return new Findings(CLAIM)
        .check(
            simple < 1e-4 && open > 0.01,
            "simple at most " + Figure.text(simple) + ", LSTM at least " + Figure.text(open))
        .check(usual > 1e-4, "at least " + Figure.text(usual))
        .check(exploding > 100, "at least " + Figure.text(exploding))
        .check(better, shares + " with 0, 1 and 5");
  }

  private static Table row(Table table, String name, double[] far) {
    Range range = Range.of(far);
    return table.row(name, range.least(), Figure.median(far), range.most());
  }
}
