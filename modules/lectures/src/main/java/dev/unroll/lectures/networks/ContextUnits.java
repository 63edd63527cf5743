package dev.unroll.lectures.networks;

import com.google.auto.service.AutoService;
import dev.unroll.layers.recurrent.Elman;
import dev.unroll.layers.recurrent.Lstm;
import dev.unroll.layers.recurrent.Scrn;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Difference;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Table;
import dev.unroll.lectures.experiment.Topic;
import dev.unroll.lectures.network.Recall;
import dev.unroll.lectures.network.Sizes;
import dev.unroll.lectures.network.Training;
import dev.unroll.lectures.plot.LinePlot;
import java.util.Arrays;
import java.util.List;

/** Context units that change slowly, against the simple network and the LSTM. */
@AutoService(Experiment.class)
public final class ContextUnits implements Experiment {
  private static final long PARAMETERS = 2_000;
  private static final double LEARNT = 0.9;
  private static final double MARGIN = 0.2;
  private static final double NEAR = 0.05;
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
              "from the longest distance at which any of the networks is right at least 90 % of the"
                  + " time, SCRN is right at least 20 points more often than the simple network, and"
                  + " by more than two standard errors",
              "from there the LSTM is right at least 20 points more often than the simple network,"
                  + " too, and SCRN at most 5 points less often than the LSTM")
          .revised(
              "SCRN was first compared at the longest distance, where the LSTM only guessed, so"
                  + " that it could not be below it.",
              "That all are right from the shortest distance was a condition.",
              "Networks had 1,000 parameters and the quick form 200 updates; distances were up to 36"
                  + " in quick and 80 in full form.");

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) {
    long[] seeds = setting.seeds(setting.either(3, 5));
    int[] distances = setting.quick() ? new int[] {8, 24, 48} : new int[] {5, 10, 20, 40, 80, 160};
    double[] axis = Arrays.stream(distances).asDoubleStream().toArray();
    Training training = Training.adam(0.01, setting.either(500, 1000)).rows(16);
    LinePlot plot =
        new LinePlot("The first symbol, asked later", "distance (steps)", "right (share)");
    Table table =
        Table.of("cell", "units", "used parameters", "shortest distance", "longest distance");
    double[][][] right = new double[CELLS.size()][distances.length][];
    for (int c = 0; c < right.length; c++) {
      MemoryTrial cell = CELLS.get(c);
      for (int d = 0; d < distances.length; d++) {
        right[c][d] = cell.recalled(new Recall(4, 0, distances[d] + 1), training, seeds);
      }
      plot.line(cell.name(), axis, MemoryTrial.means(right[c]));
      Sizes sizes = cell.recaller(new Recall(4, 0, 2));
      String far = Figure.spread(right[c][distances.length - 1]);
      String near = Figure.spread(right[c][0]);
      table = table.row(cell.name(), sizes.hidden(), UsedParameters.of(sizes), near, far);
    }
    return judge(distances, right)
        .show(
            "Share of 400 new sequences; means over the seeds.",
            plot.reference("chance", 0.25).image())
        .show(table)
        .note(
            ("One of 4 symbols, then noise of 4 others; " + training.updates() + " updates of ")
                + (training.rows() + " sequences for each distance; " + seeds.length + " seeds; a")
                + " quarter of SCRN's units are context. All cells learn by Adam at 0.01, which was"
                + " searched for none of them.")
        .note(
            "The context units add up what they read, so they can keep a symbol as long as noise"
                + " feeds them nothing; it fades by 0.95 at each step. The memory of a new LSTM"
                + " fades by 0.73, as its forget gates begin there.");
  }

  /** Answers the rule of the simple network, the LSTM and SCRN: [cell][distance][seed]. */
  static Findings judge(int[] distances, double[][][] right) {
    for (int d = distances.length - 1; d >= 0; d--) {
      double[] simple = right[0][d];
      double[] lstm = right[1][d];
      double[] scrn = right[2][d];
      double best = Math.max(Figure.mean(simple), Math.max(Figure.mean(lstm), Figure.mean(scrn)));
      if (best >= LEARNT) {
        String figures =
            "from %d: simple %s, LSTM %s, SCRN %s"
                .formatted(
                    distances[d],
                    Figure.percent(Figure.mean(simple)),
                    Figure.percent(Figure.mean(lstm)),
                    Figure.percent(Figure.mean(scrn)));
        boolean near = Figure.mean(scrn) >= Figure.mean(lstm) - NEAR;
        return new Findings(CLAIM)
            .check(better(scrn, simple), figures)
            .check(better(lstm, simple) && near, figures);
      }
    }
    String none = "no network recalls from any distance";
    return new Findings(CLAIM).check(false, none).check(false, none);
  }

  private static boolean better(double[] greater, double[] smaller) {
    Difference more = Difference.of(greater, smaller);
    return more.mean() >= MARGIN && more.clear();
  }
}
