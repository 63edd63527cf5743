package dev.unroll.lectures.training;

import com.google.auto.service.AutoService;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Table;
import dev.unroll.lectures.experiment.Topic;
import dev.unroll.lectures.network.Adding;
import dev.unroll.lectures.plot.BarPlot;
import dev.unroll.training.gradient.GradientNormalisation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

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
              "at each rate at which more than half of the runs without clipping diverge (there is"
                  + " one at least), at most 10 % of the runs clipped by norm do",
              "at each of these rates at most 10 % of the runs clipped by value do",
              "each at its best rate, the mean final loss with clipping by norm is at most 1.05"
                  + " times that without, and both are below half of a blind answer's",
              "the same with clipping by value")
          .revised(
              "After a first result the updates became fewer, from 1,000 to 600 (quick: 150 to 100),"
                  + " and the seeds 6 instead of 8.",
              "A review then found that the rule compared shares over all rates, which the choice of"
                  + " the rates decides; that no network had learnt anything when the costs were"
                  + " compared; and that the rates ended where clipped runs begin to be in danger."
                  + " The rule was changed, the task was made shorter (8 steps instead of 20; quick: 4), the"
                  + " rates go up to 10 and the updates are more again.");

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) {
    int updates = setting.either(300, 1000);
    long[] seeds = setting.seeds(setting.either(3, 5));
    var plan = new ClippedRuns.Plan(new Adding(setting.either(4, 8)), updates, seeds);
    List<ClippedRuns> runs =
        List.of(
            ClippedRuns.of(GradientNormalisation.NONE, 1, plan),
            ClippedRuns.of(GradientNormalisation.CLIP_GLOBAL_NORM, 1, plan),
            ClippedRuns.of(GradientNormalisation.CLIP_ELEMENT_WISE_ABSOLUTE_VALUE, 0.1, plan));
    List<String> rates = Arrays.stream(ClippedRuns.RATES).mapToObj(Figure::text).toList();
    BarPlot bars = new BarPlot("Runs that diverge", "per cent of the runs", rates);
    List<String> header = new ArrayList<>(List.of("clipping", "best final loss"));
    rates.forEach(rate -> header.add("diverge at " + rate));
    Table table = Table.of(header.toArray(String[]::new));
    for (int i = 0; i < NAMES.size(); i++) {
      ClippedRuns of = runs.get(i);
      bars.bars(NAMES.get(i), Arrays.stream(of.diverged()).map(d -> 100 * d).toArray());
      List<Object> row = new ArrayList<>(List.of(NAMES.get(i), Figure.spread(of.best())));
      Arrays.stream(of.diverged()).mapToObj(Figure::percent).forEach(row::add);
      table = table.row(row.toArray());
    }
    return judge(runs.get(0), runs.get(1), runs.get(2))
        .show("Where no bar is seen, no run diverged.", bars.over("learning rate").image())
        .show(table)
        .note(
            "24 rectifiers, the adding problem of "
                + plan.task().steps()
                + " steps, plain gradient descent, 16 rows, "
                + updates
                + " updates, "
                + seeds.length
                + " seeds for each of "
                + rates.size()
                + " rates. A run has diverged when its loss is not a number or above ten times the"
                + " 0.167 of a blind answer, in the mean of the last tenth of the updates; in the"
                + " means of the losses it counts as ten times a blind answer. One that gives a constant has not"
                + " diverged, though it has learnt nothing either. The best rate is"
                + " chosen and judged on the same runs, for each kind alike.");
  }

  static Findings judge(ClippedRuns none, ClippedRuns norm, ClippedRuns value) {
    Findings findings = new Findings(CLAIM);
    int[] dangerous =
        IntStream.range(0, none.diverged().length).filter(r -> none.diverged()[r] > 0.5).toArray();
    for (ClippedRuns clipped : List.of(norm, value)) {
      double worst =
          Arrays.stream(dangerous).mapToDouble(r -> clipped.diverged()[r]).max().orElse(1);
      findings.check(
          dangerous.length > 0 && worst <= 0.1,
          "at most " + Figure.percent(worst) + " at " + dangerous.length + " such rates");
    }
    double free = Figure.mean(none.best());
    for (ClippedRuns clipped : List.of(norm, value)) {
      double loss = Figure.mean(clipped.best());
      findings.check(
          loss <= 1.05 * free && Math.max(loss, free) < Adding.BLIND / 2,
          Figure.text(loss) + " with, " + Figure.text(free) + " without");
    }
    return findings;
  }
}
