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
import dev.unroll.lectures.plot.LinePlot;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The gradient by its distance in time, over the largest singular value of the weights. */
@AutoService(Experiment.class)
public final class SingularValue implements Experiment {

  private static final Claim CLAIM =
      Claim.of(26, "singular-value", Topic.TRAINING, "The largest singular value decides")
          .says(
              "The gradient vanishes with the distance in time when the largest singular value s of"
                  + " the recurrent weights is below 1, and explodes when it is above 1.")
          .equation("‖∂h_t/∂h_{t−k}‖ ≤ (s max f')^k", "f' ≤ 1 for tanh and for linear units")
          .holdsIf(
              "s of 0.5 and 0.8: at distance 60 the gradient is below 1e-4 of distance 0, for linear"
                  + " and tanh units, orthogonal and Gaussian weights, every seed",
              "the gradient is never above s^k of distance 0, in all runs (to 0.1 %)",
              "s of 1.25 and 1.6, linear units, orthogonal weights times s: it is above 1e4 at"
                  + " distance 60, for every seed",
              "s of 1.25 and 1.6, linear units, Gaussian weights: it is above 10 at distance 60, for"
                  + " every seed");

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) {
    List<ScaledRun> runs = new ArrayList<>();
    int units = setting.either(64, 128);
    int seeds = setting.either(3, 6);
    for (long seed : setting.seeds(seeds)) {
      runs.addAll(ScaledRun.all(new Setting(setting.quick(), seed), units));
    }
    double[] below =
        runs.stream().filter(r -> r.largest() < 1).mapToDouble(ScaledRun::far).toArray();
    double[] bound = runs.stream().mapToDouble(ScaledRun::overBound).toArray();
    double[] orthogonal = above(runs, true);
    double[] gaussian = above(runs, false);
    Findings findings =
        new Findings(CLAIM)
            .check(Range.of(below).most() < 1e-4, "at most " + Figure.text(Range.of(below).most()))
            .check(
                Range.of(bound).most() <= 1.001,
                "at most " + Figure.text(Range.of(bound).most()) + " times s^k")
            .check(Range.of(orthogonal).least() > 1e4, Range.of(orthogonal).toString())
            .check(Range.of(gaussian).least() > 10, Range.of(gaussian).toString())
            .show("Orthogonal weights times s: all singular values are s.", plot(runs, true))
            .show("Gaussian weights, scaled to the largest singular value s.", plot(runs, false));
    Table table = Table.of("weights", "units", "s", "spectral radius", "gradient at 60");
    for (ScaledRun run : runs.subList(0, runs.size() / seeds)) {
      table = table.row(run.name(), run.curve(), run.largest(), run.radius(), run.far());
    }
    return findings
        .show(table)
        .note(
            seeds
                + " seeds of "
                + units
                + " units; table and plots are of the first seed. A random direction goes back from"
                + " the last step, and its norm is taken at each step before.")
        .note(
            "A singular value above 1 is needed for an explosion and does not suffice (Pascanu,"
                + " Mikolov and Bengio 2013): in the long run powers of a matrix grow like its"
                + " spectral radius, which for Gaussian weights is about half of s.");
  }

  private static double[] above(List<ScaledRun> runs, boolean orthogonal) {
    return runs.stream()
        .filter(r -> r.largest() > 1 && r.curve() == Curve.IDENTITY && r.orthogonal() == orthogonal)
        .mapToDouble(ScaledRun::far)
        .toArray();
  }

  /** Curves of linear units of the first seed. */
  private static BufferedImage plot(List<ScaledRun> runs, boolean orthogonal) {
    LinePlot plot =
        new LinePlot(
            "Gradient through linear units",
            "distance in steps",
            "log₁₀ of norm against that at distance 0");
    for (ScaledRun run : runs.subList(0, 2 * ScaledRun.LARGEST.length)) {
      if (run.orthogonal() == orthogonal) {
        double[] steps = IntStream.rangeClosed(0, ScaledRun.FAR).asDoubleStream().toArray();
        double[] logs =
            IntStream.rangeClosed(0, ScaledRun.FAR)
                .mapToDouble(k -> Math.log10(run.echo().gradientAt(k)))
                .toArray();
        plot.line("s = " + Figure.text(run.largest()), steps, logs);
      }
    }
    return plot.image();
  }
}
