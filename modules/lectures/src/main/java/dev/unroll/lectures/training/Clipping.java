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
import dev.unroll.training.gradient.GradientNormalisation;
import java.util.Arrays;
import java.util.List;

/** Rectifiers learn the adding problem by gradient descent, with and without clipped gradients. */
@AutoService(Experiment.class)
public final class Clipping implements Experiment {
  private static final List<String> NAMES = List.of("none", "by norm, 1", "by value, 0.1");

  private static final Claim CLAIM =
      Claim.of(29, "clipping", Topic.TRAINING, "Clipped gradients diverge less")
          .says(
              "Clipping the gradient, by its norm or by each value, keeps training from diverging"
                  + " at learning rates at which it does without, and costs nothing.")
          .equation("by norm: g ← g min(1, c / ‖g‖)", "by value: g_i ← min(max(g_i, −c), c)")
          .holdsIf(
              "over all rates and seeds, clipping by norm makes the share of runs that diverge"
                  + " smaller by at least 20 percentage points",
              "clipping by value does, too",
              "at its best rate the final loss with clipping by norm is not above that without by"
                  + " more than two standard errors");

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) {
    int updates = setting.either(100, 600);
    long[] seeds = setting.seeds(setting.either(4, 6));
    List<ClippedRuns> outcomes =
        List.of(
            ClippedRuns.of(GradientNormalisation.NONE, 1, updates, seeds),
            ClippedRuns.of(GradientNormalisation.CLIP_GLOBAL_NORM, 1, updates, seeds),
            ClippedRuns.of(
                GradientNormalisation.CLIP_ELEMENT_WISE_ABSOLUTE_VALUE, 0.1, updates, seeds));
    LinePlot plot =
        new LinePlot("Runs that diverge", "learning rate", "share of runs, per cent")
            .logarithmicX();
    Table table = Table.of("clipping", "runs that diverge", "best final loss");
    for (int i = 0; i < NAMES.size(); i++) {
      double[] percent = Arrays.stream(outcomes.get(i).diverged()).map(d -> 100 * d).toArray();
      plot.line(NAMES.get(i), ClippedRuns.RATES, percent);
      table =
          table.row(
              NAMES.get(i),
              Figure.percent(outcomes.get(i).share()),
              Figure.spread(outcomes.get(i).best()));
    }
    double none = outcomes.get(0).share();
    double[] free = outcomes.get(0).best();
    double[] clipped = outcomes.get(1).best();
    return new Findings(CLAIM)
        .check(
            none - outcomes.get(1).share() >= 0.2,
            Figure.percent(none) + " and " + Figure.percent(outcomes.get(1).share()))
        .check(
            none - outcomes.get(2).share() >= 0.2,
            Figure.percent(none) + " and " + Figure.percent(outcomes.get(2).share()))
        .check(
            !Difference.of(clipped, free).clear(),
            Figure.spread(clipped) + " with, " + Figure.spread(free) + " without")
        .show("Each point is the share of the seeds.", plot.image())
        .show(table)
        .note(
            "24 rectifiers, the adding problem of 20 steps, plain gradient descent, 16 rows, "
                + updates
                + " updates, "
                + seeds.length
                + " seeds for each of "
                + ClippedRuns.RATES.length
                + " rates. A run has diverged when its loss is not a number or above ten times the"
                + " 0.167 of a blind answer, in the mean of the last tenth of the updates; in the"
                + " means of the losses it counts as ten times a blind answer.");
  }
}
