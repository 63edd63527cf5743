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
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The gradient by its distance in time, over the largest singular value of the weights. */
@AutoService(Experiment.class)
public final class SingularValue implements Experiment {
  private static final double GROWN = 10;

  private static final Claim CLAIM =
      Claim.of(26, "singular-value", Topic.TRAINING, "The largest singular value decides")
          .says(
              "The gradient vanishes with the distance in time when the largest singular value s of"
                  + " the recurrent weights is below 1, and explodes when it is above 1.")
          .equation("‖∂h_t/∂h_{t−k}‖ ≤ (s max f')^k", "f' ≤ 1 for tanh and for linear units")
          .holdsIf(
              "linear units, Gaussian weights, s of 1.25 and 1.6: the gradient is above 10 times that"
                  + " of distance 0 at distance 60, for every seed",
              "linear units, Gaussian weights, s of 2.5 and 4: the same",
              "tanh units, orthogonal weights times s, s of 1.25, 1.6, 2.5 and 4: the same",
              "tanh units, Gaussian weights, s of 1.25 and 1.6: the same",
              "tanh units, Gaussian weights, s of 2.5 and 4: the same")
          .revised(
              "A first rule also asked that the gradient vanishes below 1, never passes s^k, and is"
                  + " s^k for linear units and orthogonal weights: theorems, which are tests now. It"
                  + " did not judge tanh units above 1, and ended at s = 1.6, where Gaussian weights"
                  + " of this s have a spectral radius below 1. The limit of 10 was kept.");

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
    Findings findings =
        judge(runs)
            .show(
                "Orthogonal weights times s: all singular values are s.",
                plot(runs.subList(0, runs.size() / seeds), Curve.TANH, true))
            .show(
                "Gaussian weights, scaled to the largest singular value s.",
                plot(runs.subList(0, runs.size() / seeds), Curve.IDENTITY, false))
            .show(
                "The same weights, tanh units.",
                plot(runs.subList(0, runs.size() / seeds), Curve.TANH, false));
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
            "That the gradient vanishes where s is below 1 is a theorem, s^k times the slopes of the"
                + " units, and so is its growth as s^k through linear units with orthogonal weights:"
                + " the table shows both, and no condition asks for them.")
        .note(
            "A singular value above 1 is needed for an explosion and does not suffice (Pascanu,"
                + " Mikolov and Bengio 2013): in the long run powers of a matrix grow like its"
                + " spectral radius, which for Gaussian weights is about half of s.");
  }

  /** Conditions on the gradients far back where s is above 1. */
  static Findings judge(List<ScaledRun> runs) {
    Findings findings = new Findings(CLAIM);
    Predicate<ScaledRun> orthogonal = ScaledRun::orthogonal;
    Predicate<ScaledRun> tanh = run -> run.curve() == Curve.TANH;
    Predicate<ScaledRun> little = run -> run.largest() > 1 && run.largest() < 2;
    Predicate<ScaledRun> much = run -> run.largest() > 2;
    List<Predicate<ScaledRun>> conditions =
        List.of(
            orthogonal.or(tanh).negate().and(little),
            orthogonal.or(tanh).negate().and(much),
            orthogonal.and(tanh).and(little.or(much)),
            orthogonal.negate().and(tanh).and(little),
            orthogonal.negate().and(tanh).and(much));
    for (Predicate<ScaledRun> condition : conditions) {
      Range far = Range.of(runs.stream().filter(condition).mapToDouble(ScaledRun::far).toArray());
      findings.check(far.least() > GROWN, far.toString());
    }
    return findings;
  }

  /** Curves of the runs of one seed. */
  private static BufferedImage plot(List<ScaledRun> runs, Curve curve, boolean orthogonal) {
    LinePlot plot =
        new LinePlot(
            "Gradient through " + (curve == Curve.TANH ? "tanh" : "linear") + " units",
            "distance in steps",
            "log₁₀ of norm against that at distance 0");
    for (ScaledRun run : runs) {
      if (run.curve() == curve && run.orthogonal() == orthogonal) {
        double[] steps = IntStream.rangeClosed(0, ScaledRun.FAR).asDoubleStream().toArray();
        double[] logs = Arrays.stream(steps).map(k -> run.log((int) k)).toArray();
        plot.line("s = " + Figure.text(run.largest()), steps, logs);
      }
    }
    return plot.image();
  }
}
