package dev.unroll.lectures.training;

import com.google.auto.service.AutoService;
import dev.unroll.core.random.RandomStream;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Table;
import dev.unroll.lectures.experiment.Topic;
import dev.unroll.lectures.gradient.TwoWeights;
import dev.unroll.lectures.plot.LinePlot;
import dev.unroll.training.gradient.Optimiser;
import dev.unroll.training.gradient.Optimiser.Kind;
import java.util.ArrayList;
import java.util.List;

/** Four optimisers walk from many places on the surface with the cliff. */
@AutoService(Experiment.class)
public final class SurfaceOptimisers implements Experiment {
  private static final double[] RATES = {0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30};
  private static final List<Kind> KINDS = List.of(Kind.SGD, Kind.ADAGRAD, Kind.RMSPROP, Kind.ADAM);
  private static final int STARTS = 16;

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

  /**
   * Walks of a kind at a rate.
   *
   * @param means mean error of all starts after each update
   * @param ends mean error at the end of the starts of each seed
   * @param arrived share of starts that end below 0.001
   */
  private record Walk(double rate, double[] means, double[] ends, double arrived) {
    double end() {
      return Figure.mean(ends);
    }
  }

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
      Walk best = walk(KINDS.get(k), RATES[0], updates, seeds);
      for (int r = 0; r < RATES.length; r++) {
        Walk walk = walk(KINDS.get(k), RATES[r], updates, seeds);
        arrived[r] = 100 * walk.arrived;
        best = walk.end() < best.end() ? walk : best;
      }
      arrive[k] = Figure.mean(arrived) / 100;
      ends.add(best.ends);
      errors.line(KINDS.get(k).toString(), best.means);
      shares.line(KINDS.get(k).toString(), RATES, arrived);
      String end = Figure.spread(best.ends);
      String there = Figure.percent(best.arrived);
      table = table.row(KINDS.get(k), best.rate, end, there, Figure.percent(arrive[k]));
    }
    Findings findings = new Findings(CLAIM);
    for (int k = 1; k < KINDS.size(); k++) {
      double[] own = ends.get(k);
      double[] plain = ends.get(0);
      double margin = 2 * Math.hypot(Figure.standardError(own), Figure.standardError(plain));
      findings.check(
          Figure.mean(plain) - Figure.mean(own) > margin,
          Figure.spread(own) + " against " + Figure.spread(plain));
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
                + STARTS
                + " starts of each of "
                + seeds.length
                + " seeds, w in [3, 8] and b in [−5, −1]; standard errors are over the seeds. The"
                + " best rate is chosen and judged on the same starts, for each optimiser alike.");
  }

  private static Walk walk(Kind kind, double rate, int updates, long[] seeds) {
    int points = STARTS * seeds.length;
    double[] weights = new double[points];
    double[] biases = new double[points];
    for (int i = 0; i < points; i++) {
      RandomStream random = RandomStream.named(seeds[i / STARTS], "starts").at(i % STARTS);
      weights[i] = 3 + 5 * random.nextDouble();
      biases[i] = -5 + 4 * random.nextDouble();
    }
    TwoWeights surface = new TwoWeights(points);
    Descent descent = new Descent(new Optimiser(kind, 0, 0), rate, 2 * points);
    double[] means = new double[updates + 1];
    double[] error = new double[points];
    for (int u = 0; u <= updates; u++) {
      TwoWeights.Slopes slopes = surface.at(weights, biases);
      error = slopes.error();
      means[u] = Figure.mean(error);
      if (u < updates) {
        descent.step(slopes.weight(), slopes.bias(), weights, biases);
      }
    }
    double[] ends = new double[seeds.length];
    double arrived = 0;
    for (int i = 0; i < points; i++) {
      ends[i / STARTS] += error[i] / STARTS;
      arrived += error[i] < 1e-3 ? 1.0 / points : 0;
    }
    return new Walk(rate, means, ends, arrived);
  }
}
