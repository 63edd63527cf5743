package dev.unroll.lectures.networks;

import com.google.auto.service.AutoService;
import dev.unroll.core.random.RandomStream;
import dev.unroll.layers.recurrent.Gru;
import dev.unroll.lectures.experiment.Claim;
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
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A network that predicts the next number, then from its own predictions the one after. */
@AutoService(Experiment.class)
public final class Autoregression implements Experiment {
  private static final int TOLD = 60;
  private static final int ALONE = 100;
  private static final int COURSES = 64;

  private static final Claim CLAIM =
      Claim.of(22, "autoregressive", Topic.NETWORKS, "Predictions that become inputs")
          .says(
              "A network that was trained to predict the next number of a series can go on by"
                  + " itself, each prediction its next input. Its errors then become part of what"
                  + " it reads, so they grow with the horizon; told the true number at each step,"
                  + " they do not.")
          .equation(
              "teacher forcing  ŷ_{t+1} = f(y_t, h_{t−1})",
              "free running     ŷ_{t+1} = f(ŷ_t, h_{t−1})")
          .holdsIf(
              "both series: told the truth, the error of the last ten of 100 steps is less than"
                  + " twice that of the first ten",
              "both series: on its own, the error of the last ten steps is at least three times"
                  + " that of the first step",
              "both series: on its own, the network's error in the first ten steps is less than"
                  + " half of that of repeating the last number",
              "the chaotic series: on its own, the error of the last ten steps is at least ten"
                  + " times that with the truth");

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) {
    long[] seeds = setting.seeds(setting.either(3, 5));
    Training training = Training.adam(0.01, setting.either(400, 2000));
    Map<Series, FreeRun> all = new EnumMap<>(Series.class);
    for (Series series : Series.values()) {
      FreeRun[] runs = new FreeRun[seeds.length];
      for (int k = 0; k < seeds.length; k++) {
        runs[k] = run(series, training, seeds[k]);
      }
      all.put(series, FreeRun.mean(runs));
    }
    FreeRun chaos = all.get(Series.MACKEY_GLASS);
    double alone = FreeRun.last(chaos.free()) / FreeRun.last(chaos.forced());
    Findings findings =
        new Findings(CLAIM)
            .check(
                most(all, run -> FreeRun.last(run.forced()) / FreeRun.first(run.forced())) < 2,
                each(all, run -> FreeRun.last(run.forced()) / FreeRun.first(run.forced()))
                    + " times")
            .check(
                least(all, run -> FreeRun.last(run.free()) / run.free()[0]) >= 3,
                each(all, run -> FreeRun.last(run.free()) / run.free()[0]) + " times")
            .check(
                most(all, run -> FreeRun.first(run.free()) / FreeRun.first(run.repeated())) < 0.5,
                each(all, run -> FreeRun.first(run.free()) / FreeRun.first(run.repeated()))
                    + " of it")
            .check(alone >= 10, Figure.text(alone) + " times");
    all.forEach(
        (series, run) ->
            findings
                .show(
                    "Root mean square error of " + COURSES + " courses, mean over the seeds.",
                    run.errors(series.title()))
                .show(
                    "One course and what the network makes of it on its own.",
                    run.course(series.title())));
    return findings.note(
        "A GRU of 32 units; "
            + (training.updates() + " updates of 32 new courses of " + TOLD + " numbers each; ")
            + (COURSES + " other courses to measure; " + seeds.length)
            + " seeds. The series have about mean 0 and deviation 1, so a network that knows"
            + " nothing is off by 1; the noise of the sines, 0.05, cannot be predicted.");
  }

  private static FreeRun run(Series series, Training training, long seed) {
    SequenceTask task =
        (random, rows) -> {
          float[][][] longer = series.draw(random, rows, TOLD + 1);
          return Samples.numbers(part(longer, 0), part(longer, 1));
        };
    SmallNetwork network = new SmallNetwork(Sizes.numbers(new Gru(), 32, 1, 1), training, seed);
    network.learn(task, RandomStream.named(seed, "courses"));
    RandomStream test = RandomStream.named(seed, "other courses");
    return FreeRun.of(network, series.draw(test, COURSES, TOLD + ALONE), TOLD);
  }

  private static float[][][] part(float[][][] courses, int from) {
    return Stream.of(courses)
        .map(course -> Arrays.copyOfRange(course, from, from + TOLD))
        .toArray(float[][][]::new);
  }

  private static double most(Map<Series, FreeRun> all, ToDoubleFunction<FreeRun> ratio) {
    return all.values().stream().mapToDouble(ratio).max().orElseThrow();
  }

  private static double least(Map<Series, FreeRun> all, ToDoubleFunction<FreeRun> ratio) {
    return all.values().stream().mapToDouble(ratio).min().orElseThrow();
  }

  private static String each(Map<Series, FreeRun> all, ToDoubleFunction<FreeRun> ratio) {
    return all.values().stream()
        .map(run -> Figure.text(ratio.applyAsDouble(run)))
        .collect(Collectors.joining(" and "));
  }
}
