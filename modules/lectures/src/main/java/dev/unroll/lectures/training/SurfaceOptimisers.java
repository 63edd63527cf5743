package dev.unroll.lectures.training;

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
import dev.unroll.training.gradient.Optimiser.Kind;
import java.util.ArrayList;
import java.util.List;

/** Four optimisers walk from many places on the surface with the cliff. */
@AutoService(Experiment.class)
public final class SurfaceOptimisers implements Experiment {
  private static final double[] RATES = {0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30};
  private static final List<Kind> KINDS = List.of(Kind.SGD, Kind.ADAGRAD, Kind.RMSPROP, Kind.ADAM);

  private static final Claim CLAIM =
      Claim.of(30, "optimisers", Topic.TRAINING, "RMSProp, AdaGrad and Adam against SGD")
          .says(
              "On an error surface of plains and cliffs, optimisers that divide by the size of past"
                  + " gradients reach a lower error than plain gradient descent.")
          .equation(
              "SGD: θ ← θ − η g",
              "AdaGrad: θ ← θ − η g / √(Σ g²)",
              "RMSProp: θ ← θ − η g / √(mean of g²)",
              "Adam: θ ← θ − η (mean of g) / √(mean of g²)")
          .holdsIf(
              "each at its best rate: AdaGrad ends at a lower error than SGD, by more than two"
                  + " standard errors",
              "RMSProp does",
              "Adam does",
              "in the mean over all rates, each of the three brings more starts to an error below"
                  + " 0.001 than SGD");

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) {
    int updates = setting.either(200, 400);
    long[] seeds = setting.seeds(setting.either(4, 6));
    LinePlot errors =
        new LinePlot("Each at its best rate", "update", "mean error E of all starts").logarithmic();
    LinePlot shares =
        new LinePlot("Starts that arrive", "learning rate", "share below 0.001, per cent")
            .logarithmicX();
    Table table = Table.of("optimiser", "best rate", "error there", "arrive there", "over rates");
    List<double[]> ends = new ArrayList<>();
    double[] arrive = new double[KINDS.size()];
    for (int k = 0; k < KINDS.size(); k++) {
      double[] arrived = new double[RATES.length];
      Walk best = Walk.of(KINDS.get(k), RATES[0], updates, seeds);
      for (int r = 0; r < RATES.length; r++) {
        Walk walk = Walk.of(KINDS.get(k), RATES[r], updates, seeds);
        arrived[r] = 100 * walk.arrived();
        best = walk.end() < best.end() ? walk : best;
      }
      arrive[k] = Figure.mean(arrived) / 100;
      ends.add(best.ends());
      errors.line(KINDS.get(k).toString(), best.means());
      shares.line(KINDS.get(k).toString(), RATES, arrived);
      String end = Figure.spread(best.ends());
      String there = Figure.percent(best.arrived());
      table = table.row(KINDS.get(k), best.rate(), end, there, Figure.percent(arrive[k]));
    }
    Findings findings = new Findings(CLAIM);
    for (int k = 1; k < KINDS.size(); k++) {
      findings.check(
          Difference.of(ends.get(0), ends.get(k)).clear(),
          Figure.spread(ends.get(k)) + " against " + Figure.spread(ends.get(0)));
    }
    double least = Math.min(arrive[1], Math.min(arrive[2], arrive[3]));
    return findings
        .check(
            least > arrive[0],
            "at least " + Figure.percent(least) + " against " + Figure.percent(arrive[0]))
        .show("The best rate is that of the lowest error after the last update.", errors.image())
        .show("How much the choice of the rate matters.", shares.image())
        .show(table)
        .note(
            "The surface of error-surface (one sigmoid unit, 50 steps), "
                + updates
                + " updates from "
                + Walk.STARTS
                + " starts of each of "
                + seeds.length
                + " seeds, w in [3, 8] and b in [−5, −1]; standard errors are over the seeds. The"
                + " best rate is chosen and judged on the same starts, for each optimiser alike.");
  }
}
