package dev.unroll.lectures.networks;

import com.google.auto.service.AutoService;
import dev.unroll.core.random.RandomStream;
import dev.unroll.layers.recurrent.Gru;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Difference;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Topic;
import dev.unroll.lectures.network.Samples;
import dev.unroll.lectures.network.SequenceTask;
import dev.unroll.lectures.network.Sizes;
import dev.unroll.lectures.network.SmallNetwork;
import dev.unroll.lectures.network.Training;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A network that predicts the next number, then from its own predictions the one after. */
@AutoService(Experiment.class)
public final class Autoregression implements Experiment {
  private static final int TOLD = 60;
  private static final int ALONE = 100;
  private static final int COURSES = 64;
  private static final int[] AHEAD = {10, 50, 100};

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
        each[k] = run(series, training, seeds[k]);
      }
      runs.put(series, each);
    }
    Findings findings = judge(runs);
    Map<Series, FreeRun> all = means(runs);
    all.forEach(
        (series, run) ->
            findings
                .show(
                    "Root mean square error of " + COURSES + " courses, mean over the seeds.",
                    run.errors(series.title()))
                .show(
                    "One course and what the network makes of it on its own.",
                    run.course(series.title())));
    return findings
        .note(
            "A GRU of 32 units; "
                + (training.updates() + " updates of 32 new courses of " + TOLD + " numbers each; ")
                + (COURSES + " other courses to measure; " + seeds.length)
                + " seeds. The noise of the sines, 0.05, cannot be predicted. Networks that say the"
                + " 10th, 50th or 100th number after the last one that they read have the same size"
                + " and training, and are told as much.")
        .note(
            "The series have about mean 0 and deviation 1: an error above 1 is worse than always"
                + " saying 0. In the last ten steps it is "
                + (each(all, run -> FreeRun.last(run.free())) + " on its own. Of chaos, a network")
                + " that is asked for a distant step says the mean of what may come; one that runs"
                + " on goes through one course of many, so even its true equations would lose.")
        .note(
            "Told the true number at each step, the last ten errors are "
                + each(all, run -> FreeRun.last(run.forced()) / FreeRun.first(run.forced()))
                + " times the first ten: these are all predictions of one step.");
  }

  private static FreeRun run(Series series, Training training, long seed) {
    RandomStream test = RandomStream.named(seed, "other courses");
    float[][][] courses = series.draw(test, COURSES, TOLD + ALONE);
    List<SmallNetwork> direct =
        IntStream.of(AHEAD).mapToObj(steps -> learnt(series, steps, training, seed)).toList();
    return FreeRun.of(learnt(series, 1, training, seed), courses, TOLD)
        .beside(direct, courses, TOLD, AHEAD);
  }

  /** A network that says, at each number, the one so many steps later. */
  private static SmallNetwork learnt(Series series, int steps, Training training, long seed) {
    SequenceTask task =
        (random, rows) -> {
          float[][][] longer = series.draw(random, rows, TOLD + steps);
          return Samples.numbers(part(longer, 0), part(longer, steps));
        };
    SmallNetwork network = new SmallNetwork(Sizes.numbers(new Gru(), 32, 1, 1), training, seed);
    network.learn(task, RandomStream.named(seed, "courses"));
    return network;
  }

  private static float[][][] part(float[][][] courses, int from) {
    return Stream.of(courses)
        .map(course -> Arrays.copyOfRange(course, from, from + TOLD))
        .toArray(float[][][]::new);
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
              Stream.of(runs.get(series)).mapToDouble(run -> run.free()[ALONE - 1]).toArray(),
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
