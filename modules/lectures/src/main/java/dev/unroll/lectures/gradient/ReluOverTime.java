package dev.unroll.lectures.gradient;

import com.google.auto.service.AutoService;
import dev.unroll.core.random.RandomStream;
import dev.unroll.layers.recurrent.Elman.Curve;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Table;
import dev.unroll.lectures.experiment.Topic;
import dev.unroll.lectures.network.RandomMatrix;
import dev.unroll.lectures.plot.LinePlot;
import java.util.ArrayList;
import java.util.List;

/** One layer of rectifiers, its input at the first step only, over the variance of its weights. */
@AutoService(Experiment.class)
public final class ReluOverTime implements Experiment {
  private static final int STEPS = 100;
  private static final double[] VARIANCES = {1.5, 2, 3};

  private static final Claim CLAIM =
      Claim.of(24, "relu-over-time", Topic.TRAINING, "Activations of a ReLU layer over time")
          .says(
              "When the input comes at step 1 only, the activations of a single ReLU layer of n"
                  + " units explode with recurrent weights from N(0, 3/n) and vanish with N(0,"
                  + " 1.5/n); at 2/n they do neither.")
          .equation(
              "h_t = max(0, W h_{t−1} + x_t)",
              "E ‖h_t‖² = (n v / 2) E ‖h_{t−1}‖²,  v the variance of the entries of W")
          .holdsIf(
              "N(0, 3/n): step 100 is more than 1,000 times step 1, for every seed",
              "N(0, 1.5/n): step 100 is less than 0.001 times step 1, for every seed",
              "N(0, 2/n): step 100 is between 0.001 and 1,000 times step 1, for every seed")
          .revised("After a first result the quick form took 5 seeds instead of 4.");

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) {
    int units = 1024;
    int seeds = setting.either(5, 12);
    LinePlot plot =
        new LinePlot(
                "Activations of " + units + " rectifiers, input at step 1 only",
                "step t",
                "root mean square of h_t, no unit")
            .logarithmic();
    Table table =
        Table.of(
            "units",
            "variance of W",
            "step 100 to step 1, least",
            "median",
            "most",
            "theory (mean square)");
    double[][] growth = new double[VARIANCES.length][];
    for (int v = 0; v < VARIANCES.length; v++) {
      String variance = Figure.text(VARIANCES[v]) + "/n";
      for (int size : new int[] {64, 256, units}) {
        List<Echo> echoes = echoes(setting, size, VARIANCES[v], seeds);
        growth[v] = echoes.stream().mapToDouble(Echo::growth).sorted().toArray();
        double median = Figure.median(growth[v]);
        double theory = Math.pow(VARIANCES[v] / 2, (STEPS - 1) / 2.0);
        table = table.row(size, variance, growth[v][0], median, most(growth[v]), theory);
        if (size == units) {
          plot.line(variance, medians(echoes));
        }
      }
    }
    plot.reference("1", 1);
    return judge(growth)
        .show("The vertical axis has powers of ten: straight lines are exponentials.", plot.image())
        .show(table)
        .note(
            seeds
                + " seeds, an input of mean square 1. The rule is judged at "
                + units
                + " units; the smaller layers of the table show how far chance carries a matrix of"
                + " few units from what is expected of many.")
        .note(
            "Theory is (n v / 2) to the power of 99/2, the root of the expected square for weights"
                + " that are drawn anew at each step; here each step has the same ones. Few large"
                + " runs carry such a mean, so that it lies above the median of the seeds, which the"
                + " curves show; the fewer the units, the farther.");
  }

  /** Growth from step 1 to step 100, [variances][seeds], each row sorted. */
  static Findings judge(double[][] growth) {
    return new Findings(CLAIM)
        .check(growth[2][0] > 1e3, "at least " + Figure.text(growth[2][0]))
        .check(most(growth[0]) < 1e-3, "at most " + Figure.text(most(growth[0])))
        .check(
            growth[1][0] > 1e-3 && most(growth[1]) < 1e3,
            "from " + Figure.text(growth[1][0]) + " to " + Figure.text(most(growth[1])));
  }

  private static List<Echo> echoes(Setting setting, int units, double variance, int seeds) {
    List<Echo> echoes = new ArrayList<>();
    for (long seed : setting.seeds(seeds)) {
      RandomStream random = RandomStream.named(seed, "weights");
      double[][] weights = RandomMatrix.gaussian(units, variance / units, random);
      echoes.add(Echo.of(Curve.RELU, weights, STEPS, RandomStream.named(seed, "input")));
    }
    return echoes;
  }

  private static double most(double[] sorted) {
    return sorted[sorted.length - 1];
  }

  /** The median of the seeds at each step. */
  private static double[] medians(List<Echo> echoes) {
    double[] medians = new double[STEPS];
    for (int t = 0; t < STEPS; t++) {
      int step = t;
      medians[t] = Figure.median(echoes.stream().mapToDouble(e -> e.size()[step]).toArray());
    }
    return medians;
  }
}
