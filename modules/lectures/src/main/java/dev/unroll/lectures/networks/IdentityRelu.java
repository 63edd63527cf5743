package dev.unroll.lectures.networks;

import com.google.auto.service.AutoService;
import dev.unroll.core.random.RandomStream;
import dev.unroll.layers.recurrent.Cell;
import dev.unroll.layers.recurrent.Elman;
import dev.unroll.layers.recurrent.Irnn;
import dev.unroll.layers.recurrent.Lstm;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Table;
import dev.unroll.lectures.experiment.Topic;
import dev.unroll.lectures.network.Adding;
import dev.unroll.lectures.network.Sizes;
import dev.unroll.lectures.network.SmallNetwork;
import dev.unroll.lectures.network.Training;
import dev.unroll.lectures.plot.BarPlot;
import java.util.List;

/** Rectified units whose recurrent weights begin as the identity. */
@AutoService(Experiment.class)
public final class IdentityRelu implements Experiment {
  private static final List<String> NAMES =
      List.of("tanh", "ReLU, random", "ReLU, identity", "LSTM");
  private static final List<Cell> CELLS =
      List.of(new Elman(), new Elman(Elman.Curve.RELU), new Irnn(), new Lstm());
  private static final double[] RATES = {0.003, 0.01};
  private static final int IDENTITY = 2;
  private static final int LSTM = 3;
  private static final DrawnDigits DIGITS = new DrawnDigits(0.3);

  private static final Claim CLAIM =
      Claim.of(19, "identity-relu", Topic.NETWORKS, "ReLU networks that begin as the identity")
          .says(
              "A simple network of rectified units does not work well, says one lecture; begun with"
                  + " the identity as its recurrent weights it beats the LSTM, says another (Le,"
                  + " Jaitly and Hinton 2015).")
          .equation("h' = max(0, x W + h U + b)    before training U = I, b = 0")
          .holdsIf(
              "adding: the mean squared error from the identity is at most half of that of saying 1"
                  + " (0.1667)",
              "adding: it is at most half of that of the ReLU network from random weights",
              "adding: it is at most that of the LSTM",
              "digits: from the identity at least as many are right as by the LSTM");

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) {
    long[] seeds = setting.seeds(setting.either(3, 5));
    Adding adding = new Adding(setting.either(20, 60));
    double[][] error = new double[CELLS.size()][];
    double[][] right = new double[CELLS.size()][];
    Table table = Table.of("network", "units", "adding: squared error", "digits: right");
    for (int c = 0; c < error.length; c++) {
      Sizes adder = Sizes.numbers(CELLS.get(c), 1, 2, 1).parameters(1_000);
      Sizes reader =
          Sizes.labels(CELLS.get(c), 1, DrawnDigits.SIDE, DrawnDigits.KINDS).parameters(3_000);
      for (double rate : RATES) {
        double[] errors = new double[seeds.length];
        double[] shares = new double[seeds.length];
        for (int k = 0; k < seeds.length; k++) {
          Training adds = Training.adam(rate, setting.either(250, 2000));
          SmallNetwork network = new SmallNetwork(adder, adds, seeds[k]);
          RandomStream random = RandomStream.named(seeds[k], "identity");
          network.learn(adding, random);
          errors[k] = network.squaredError(adding.batch(random.at(-1), 400));
          Training reads = Training.adam(rate, setting.either(150, 1000));
          SmallNetwork other = new SmallNetwork(reader, reads, seeds[k]);
          other.learn(DIGITS, random);
          shares[k] = other.accuracy(DIGITS.batch(random.at(-1), 400));
        }
        boolean none = error[c] == null;
        error[c] = none || Figure.mean(errors) < Figure.mean(error[c]) ? errors : error[c];
        right[c] = none || Figure.mean(shares) > Figure.mean(right[c]) ? shares : right[c];
      }
      table =
          table.row(
              NAMES.get(c),
              adder.hidden() + " and " + reader.hidden(),
              Figure.spread(error[c]),
              Figure.spread(right[c]));
    }
    return judge(MemoryTrial.means(error), MemoryTrial.means(right))
        .show(table)
        .note(
            "Adding: "
                + (adding.steps() + " steps, 1,000 parameters, " + setting.either(250, 2000))
                + " updates. Digits: 14 rows of 14 pixels, 3,000 parameters, "
                + (setting.either(150, 1000) + " updates. Adam with 32 sequences; of the rates")
                + " 0.003 and 0.01 the one with the better mean on the test sequences counts, for"
                + " each network and task; "
                + (seeds.length + " seeds; gradients clipped at a norm of 1."));
  }

  private static Findings judge(double[] error, double[] right) {
    String errors = "tanh %s, ReLU %s, identity %s, LSTM %s".formatted(texts(error));
    String shares = "tanh %s, ReLU %s, identity %s, LSTM %s".formatted(texts(right));
    return new Findings(CLAIM)
        .check(error[IDENTITY] <= Adding.BLIND / 2, errors)
        .check(error[IDENTITY] <= error[1] / 2, errors)
        .check(error[IDENTITY] <= error[LSTM], errors)
        .check(right[IDENTITY] >= right[LSTM], shares)
        .show(
            "Sum of two marked numbers; less is better, and saying 1 has 0.167.",
            new BarPlot("The adding problem", "mean squared error", NAMES)
                .bars("adding", error)
                .image())
        .show(
            "Digits read row by row; who guesses is right in a tenth.",
            new BarPlot("Digits row by row", "right (share)", NAMES).bars("digits", right).image());
  }

  private static Object[] texts(double[] means) {
    return java.util.Arrays.stream(means).mapToObj(Figure::text).toArray();
  }
}
