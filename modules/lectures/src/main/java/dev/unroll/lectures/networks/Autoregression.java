package dev.unroll.lectures.networks;

import com.google.auto.service.AutoService;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Difference;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Topic;
import dev.unroll.lectures.network.Training;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A network that predicts the next number, then from its own predictions the one after. */
@AutoService(Experiment.class)
public final class Autoregression implements Experiment {

  private static final Claim CLAIM =
      Claim.of(22, "autoregressive", Topic.NETWORKS, "Predictions that become inputs")
          .says(
              "A network that was trained to predict the next number of a series can go on by"
                  + " itself, each prediction its next input. Its errors then become part of what"
                  + " it reads, so they grow with the horizon.")
          .equation(
              "teacher forcing  ŷ_{t+1} = f(y_t, h_{t−1})",
              "free running     ŷ_{t+1} = f(ŷ_t, h_{t−1})")
          .holdsIf(
              "both series: on its own, the error of the last ten of 100 steps is at least three"
                  + " times that of the first step; and the network has learnt: its error in the"
                  + " first ten is less than half of that of repeating the last number",
              "the sines, whose distant future is as certain as the near one: 100 steps ahead the"
                  + " error on its own is greater than that of a network trained to say that step,"
                  + " by more than two standard errors",
              "the chaotic series: so it is there")
          .revised(
              "That errors with the truth do not grow, and that those on its own are ten times"
                  + " theirs, was taken out of the rule: with the truth, each prediction is one"
                  + " step ahead, and errors of distant steps are larger for any network.",
              "The networks that say a distant step, with which it is compared now, are new.");

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) {
    long[] seeds = setting.seeds(setting.either(3, 5));
    Training training = Training.adam(0.01, setting.either(400, 2000));
    Map<Series, FreeRun[]> runs = new EnumMap<>(Series.class);
    for (Series series : Series.values()) {
      FreeRun[] each = new FreeRun[seeds.length];
      for (int k = 0; k < seeds.length; k++) {
        each[k] = Forecast.run(series, training, seeds[k]);
      }
      runs.put(series, each);
    }
    Findings findings = judge(runs);
    Map<Series, FreeRun> all = means(runs);
    all.forEach(
        (series, run) ->
            findings
                .show(
                    "Root mean square error of "
                        + Forecast.COURSES
                        + " courses, mean over the seeds.",
                    run.errors(series.title()))
                .show(
                    "One course and what the network makes of it on its own.",
                    run.course(series.title())));
    return findings
        .note(
            "A GRU of 32 units; "
                + (training.updates()
                    + " updates of 32 new courses of "
                    + Forecast.TOLD
                    + " numbers each; ")
                + (Forecast.COURSES + " other courses to measure; " + seeds.length)
                + " seeds. The noise of the sines, 0.05, cannot be predicted. Networks that say the"
                + " 10th, 50th or 100th number after the last one that they read have the same size"
                + " and training, and are told as much.")
        .note(
            "The series have about mean 0 and deviation 1: an error above 1 is worse than always"
                + " saying 0. In the last ten steps it is "
                + (each(all, run -> FreeRun.last(run.free())) + " on its own. Where that is no")
                + " more than the error of a network that was asked for the distant step at once, it"
                + " is the series that makes the step hard, not that predictions are read.")
        .note(
            "Told the true number at each step, the last ten errors are "
                + each(all, run -> FreeRun.last(run.forced()) / FreeRun.first(run.forced()))
                + " times the first ten: these are all predictions of one step.");
  }

  private static Map<Series, FreeRun> means(Map<Series, FreeRun[]> runs) {
    Map<Series, FreeRun> all = new EnumMap<>(Series.class);
    runs.forEach((series, each) -> all.put(series, FreeRun.mean(each)));
    return all;
  }

  /** Answers the rule by the runs of each series, seed by seed. */
  static Findings judge(Map<Series, FreeRun[]> runs) {
    Map<Series, FreeRun> all = means(runs);
    ToDoubleFunction<FreeRun> growth = run -> FreeRun.last(run.free()) / run.free()[0];
    ToDoubleFunction<FreeRun> start =
        run -> FreeRun.first(run.free()) / FreeRun.first(run.repeated());
    Findings findings =
        new Findings(CLAIM)
            .check(
                all.values().stream().mapToDouble(growth).min().orElseThrow() >= 3
                    && all.values().stream().mapToDouble(start).max().orElseThrow() < 0.5,
                each(all, growth) + " times the first; " + each(all, start) + " of repeating");
    for (Series series : Series.values()) {
      Difference more =
          Difference.of(
              Stream.of(runs.get(series)).mapToDouble(run -> last(run.free())).toArray(),
              Stream.of(runs.get(series)).mapToDouble(run -> last(run.direct())).toArray());
      findings.check(
          more.clear(), more + " more than " + Figure.text(last(all.get(series).direct())));
    }
    return findings;
  }

  private static double last(double... values) {
    return values[values.length - 1];
  }

  private static String each(Map<Series, FreeRun> all, ToDoubleFunction<FreeRun> ratio) {
    return all.values().stream()
        .map(run -> Figure.text(ratio.applyAsDouble(run)))
        .collect(Collectors.joining(" and "));
  }
}
