package dev.unroll.lectures.networks;

import com.google.auto.service.AutoService;
import dev.unroll.layers.recurrent.Elman;
import dev.unroll.layers.recurrent.Lstm;
import dev.unroll.layers.recurrent.Scrn;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Table;
import dev.unroll.lectures.experiment.Topic;
import dev.unroll.lectures.network.Training;
import dev.unroll.lectures.plot.LinePlot;
import java.util.Arrays;
import java.util.List;

/** Context units that change slowly, against the simple network and the LSTM. */
@AutoService(Experiment.class)
public final class ContextUnits implements Experiment {
  private static final long PARAMETERS = 1_000;
  private static final List<MemoryTrial> CELLS =
      List.of(
          new MemoryTrial("simple", new Elman(), PARAMETERS),
          new MemoryTrial("LSTM", new Lstm(), PARAMETERS),
          new MemoryTrial("SCRN", new Scrn(), PARAMETERS));

  private static final Claim CLAIM =
      Claim.of(18, "scrn", Topic.NETWORKS, "SCRN: context units that change slowly")
          .says(
              "A simple network remembers longer when some of its units are bound to change slowly;"
                  + " it then comes near the LSTM without any gate (Mikolov et al. 2015).")
          .equation(
              "s' = (1 − α) x B + α s    α = 0.95",
              "h' = σ(s' P + x A + h R)",
              "y = softmax(h' U + s' V)")
          .holdsIf(
              "from the longest distance SCRN is right at least 20 points more often than the"
                  + " simple network",
              "from the longest distance SCRN is at most 5 points below the LSTM",
              "from the shortest distance all three are right at least 90 % of the time");

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) {
    long[] seeds = setting.seeds(setting.either(3, 5));
    int[] distances = setting.quick() ? new int[] {4, 12, 36} : new int[] {4, 10, 20, 40, 80};
    double[] axis = Arrays.stream(distances).asDoubleStream().toArray();
    Training training = Training.adam(0.01, setting.either(200, 800));
    LinePlot plot = new LinePlot("The first symbol, asked later", "distance (steps)", "right");
    Table table = Table.of("cell", "shortest distance", "longest distance");
    double[][] means = new double[CELLS.size()][distances.length];
    for (int c = 0; c < means.length; c++) {
      MemoryTrial cell = CELLS.get(c);
      double[][] right = new double[distances.length][];
      for (int d = 0; d < distances.length; d++) {
        right[d] = cell.recalled(new SymbolAt(4, 0, distances[d] + 1), training, seeds);
      }
      means[c] = MemoryTrial.means(right);
      plot.line(cell.name(), axis, means[c]);
      String far = Figure.spread(right[distances.length - 1]);
      table = table.row(cell.name(), Figure.spread(right[0]), far);
    }
    return judge(means, distances.length - 1)
        .show(
            "Share of 400 new sequences; means over the seeds.",
            plot.reference("chance", 0.25).image())
        .show(table)
        .note(
            "One of 4 symbols, then noise of 4 others. Networks with at most 1,000 parameters that"
                + (" are used; " + training.updates() + " updates by Adam of 32 sequences for each")
                + (" distance; " + seeds.length + " seeds; a quarter of SCRN's units are context."))
        .note(
            "The context units add up what they read, so they can keep a symbol as long as noise"
                + " feeds them nothing; it fades by 0.95 at each step.");
  }

  /** Answers the rule with means of the simple network, the LSTM and SCRN, [cell][distance]. */
  private static Findings judge(double[][] means, int last) {
    String far = all(means, last);
    double least = Math.min(means[0][0], Math.min(means[1][0], means[2][0]));
    return new Findings(CLAIM)
        .check(means[2][last] >= means[0][last] + 0.2, far)
        .check(means[2][last] >= means[1][last] - 0.05, far)
        .check(least >= 0.9, all(means, 0));
  }

  private static String all(double[][] means, int distance) {
    return "simple %s, LSTM %s, SCRN %s"
        .formatted(
            Figure.percent(means[0][distance]),
            Figure.percent(means[1][distance]),
            Figure.percent(means[2][distance]));
  }
}
