package dev.unroll.lectures.language;

import com.google.auto.service.AutoService;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Difference;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Topic;
import dev.unroll.lectures.network.Training;

/** One matrix for all steps, or one for each. */
@AutoService(Experiment.class)
public final class SharedWeights implements Experiment {
  private static final Claim CLAIM =
      Claim.of(3, "shared-weights", Topic.LANGUAGE_MODELS, "The same weights at every step")
          .says(
              "Language is stationary: a rule that holds at one place of a sentence holds at the"
                  + " others. Weights that are shared over time are fewer, need fewer examples, and"
                  + " apply what was learnt at one step to all, and to longer sequences.")
          .equation(
              "shared: h_t = tanh(W [x_t; h_{t−1}])", "unshared: h_t = tanh(W_t [x_t; h_{t−1}])")
          .holdsIf(
              "from 32 examples the shared network makes at most half the errors of the unshared one"
                  + " on new sequences, and the means differ by more than two standard errors, while"
                  + " both say at least 99 % of the labels of those examples rightly",
              "when marks come only in the first 6 steps of 128 training sequences, the shared"
                  + " network is right in at least 90 % of the last 6 steps of sequences with marks"
                  + " anywhere, and the unshared one at least 20 points less often",
              "after 128 training sequences the shared network is right in at least 90 % of the steps"
                  + " 13 to 48 of longer ones, for which the unshared one has no weights")
          .revised(
              "The first rule also demanded that the unshared network have 10 times the parameters,"
                  + " which is arithmetic, and did not ask whether a network had learnt its own"
                  + " examples.");

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) {
    Training training = Training.adam(0.02, setting.either(80, 400));
    long[] seeds = setting.seeds(setting.either(3, 5));
    SharingMarks marks = SharingMarks.of(training, seeds);
    return judge(marks)
        .show("Errors on new sequences of 12 steps, means over the seeds.", marks.plot())
        .show(marks.table())
        .note(
            ("Elman's network of 16 units on sequences of two marks and four kinds of noise, which"
                    + " the unshared network copies with weights for each step. Both make %d updates"
                    + " by Adam on the same examples, all at once: 128 where marks are missing and"
                    + " for longer sequences. Means ± standard errors over %d seeds. That shared"
                    + " weights are fewer is arithmetic, and not judged.")
                .formatted(training.updates(), seeds.length));
  }

  static Findings judge(SharingMarks marks) {
    double[] few = marks.few();
    double[] unshared = marks.fewUnshared();
    double shown = Math.max(Figure.mean(marks.own()[0]), Figure.mean(marks.own()[1]));
    double moved = Figure.mean(marks.moved()[0]);
    double left = Figure.mean(marks.moved()[1]);
    double longer = Figure.mean(marks.longer());
    return new Findings(CLAIM)
        .check(
            Figure.mean(few) <= Figure.mean(unshared) / 2
                && Difference.of(unshared, few).clear()
                && shown <= 0.01,
            "%s and %s; of their own examples at most %s"
                .formatted(Figure.spread(few), Figure.spread(unshared), Figure.percent(shown)))
        .check(
            moved >= 0.9 && left <= moved - 0.2,
            Figure.percent(moved) + " and " + Figure.percent(left))
        .check(longer >= 0.9, Figure.percent(longer));
  }
}
