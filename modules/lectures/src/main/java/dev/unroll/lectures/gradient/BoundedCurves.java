package dev.unroll.lectures.gradient;

import com.google.auto.service.AutoService;
import dev.unroll.layers.recurrent.Elman.Curve;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Range;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Table;
import dev.unroll.lectures.experiment.Topic;
import dev.unroll.lectures.network.RandomMatrix;
import dev.unroll.lectures.plot.LinePlot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Sigmoid and tanh in the place of the rectifier, forwards and backwards. */
@AutoService(Experiment.class)
public final class BoundedCurves implements Experiment {
  private static final int STEPS = 101;
  private static final int FAR = 50;
  private static final double[] VARIANCES = {0.75, 1.5, 3};
  private static final List<Curve> CURVES = List.of(Curve.SIGMOID, Curve.TANH, Curve.RELU);

  private static final Claim CLAIM =
      Claim.of(25, "bounded-curves", Topic.TRAINING, "Sigmoid and tanh: bounded, still vanishing")
          .says(
              "Sigmoid and tanh keep the activations bounded where ReLU explodes, but the gradient"
                  + " still vanishes with the distance in time.")
          .equation(
              "∂h_t/∂h_{t−1} = diag(f'(a_t)) W",
              "σ' ≤ 1/4      tanh' ≤ 1, less than 1 where the unit is not at 0")
          .holdsIf(
              "N(0, 3/n): no activation of sigmoid or tanh is beyond 1, while ReLU's pass 1,000",
              "sigmoid: at distance 50 the gradient is below 0.001 of distance 0, at each variance"
                  + " and seed",
              "tanh with N(0, 0.75/n): the same",
              "tanh with N(0, 1.5/n) and N(0, 3/n): the same");

  /** The runs of a curve and a variance. */
  private record Runs(String name, List<Echo> echoes) {
    double most() {
      return echoes.stream().mapToDouble(Echo::most).max().orElseThrow();
    }

    double[] gradients() {
      return echoes.stream().mapToDouble(echo -> echo.gradientAt(FAR)).toArray();
    }

    double largestGradient() {
      return Range.of(gradients()).most();
    }
  }

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) {
    int units = setting.either(128, 512);
    int seeds = setting.either(3, 5);
    LinePlot forwards =
        new LinePlot("Activations, W ~ N(0, 3/n)", "step t", "root mean square of h_t, no unit");
    LinePlot backwards =
        new LinePlot(
            "Gradient by distance", "distance in steps", "log₁₀ of norm against that at 0");
    Table table = Table.of("curve", "variance of W", "largest |h|", "gradient at 50, median");
    List<Runs> all = new ArrayList<>();
    for (Curve curve : CURVES) {
      for (double variance : VARIANCES) {
        Runs runs = runs(setting, curve, variance, units, seeds);
        all.add(runs);
        Echo first = runs.echoes.get(0);
        if (variance == 3) {
          forwards.line(curve.toString(), first.size());
        }
        if (curve == Curve.TANH || (curve == Curve.SIGMOID && variance == 3)) {
          backwards.line(
              runs.name, IntStream.range(0, STEPS).asDoubleStream().toArray(), logs(first));
        }
        table = table.row(curve, variance + "/n", runs.most(), Figure.median(runs.gradients()));
      }
    }
    double bounded = Math.max(all.get(2).most(), all.get(5).most());
    double sigmoid = all.stream().limit(3).mapToDouble(Runs::largestGradient).max().orElseThrow();
    double calm = all.get(3).largestGradient();
    double lively = Math.max(all.get(4).largestGradient(), all.get(5).largestGradient());
    return new Findings(CLAIM)
        .check(
            bounded <= 1 && all.get(8).most() > 1e3,
            "at most " + Figure.text(bounded) + "; ReLU " + Figure.text(all.get(8).most()))
        .check(sigmoid < 1e-3, "at most " + Figure.text(sigmoid))
        .check(calm < 1e-3, "at most " + Figure.text(calm))
        .check(lively < 1e-3, "at most " + Figure.text(lively))
        .show("Forwards, first seed.", forwards.logarithmic().image())
        .show("Backwards, first seed; below 1e-44 float is zero.", backwards.image())
        .show(table)
        .note(
            seeds
                + " seeds of "
                + units
                + " units, 101 steps, input of mean square 1 at the first only; the gradient is that"
                + " of a random direction of the last output.")
        .note(
            "With N(0, 0.75/n) and a tanh at rest, 0.75 to the power of 25, 7.5e-4, is expected at"
                + " distance 50: close to the threshold, as is not so at twice the distance.")
        .note(
            "Where tanh vanishes forwards its slope is 1, and the weights alone decide, as in a"
                + " linear layer. With a variance above 1/n the state does not come to rest (chaos;"
                + " Sompolinsky, Crisanti and Sommers 1988), and the gradient along such a path grows:"
                + " bounded activations do not mean bounded gradients.");
  }

  private static double[] logs(Echo echo) {
    return IntStream.range(0, STEPS).mapToDouble(k -> Math.log10(echo.gradientAt(k))).toArray();
  }

  private static Runs runs(Setting setting, Curve curve, double variance, int units, int seeds) {
    List<Echo> echoes = new ArrayList<>();
    for (long seed : setting.seeds(seeds)) {
      Setting one = new Setting(setting.quick(), seed);
      double[][] weights = RandomMatrix.gaussian(units, variance / units, one.random("weights"));
      echoes.add(Echo.of(curve, weights, STEPS, one.random("input")));
    }
    return new Runs(curve + " " + Figure.text(variance) + "/n", echoes);
  }
}
