package dev.unroll.tagging;

import dev.unroll.training.Limits;
import dev.unroll.training.TrainConfig;
import dev.unroll.training.TrainConfig.RateConfig;
import dev.unroll.training.command.TrainOptions;
import dev.unroll.training.gradient.GradientNormalisation;
import dev.unroll.training.gradient.Optimiser;
import dev.unroll.training.launch.Launch;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tag train}. */
@Command(
    name = "train",
    description = {
      "Train a tagger.",
      "--data ticket-requests are embedded requests with slots and intents, topic-notes embedded"
          + " notes with key terms. A folder or a dataset with parts named train, dev and test is"
          + " read as such; of other texts one fold of ten is held out and one tested (--fold)."
    })
final class TrainCommand implements Callable<Integer> {
  static final TrainConfig DEFAULTS =
      new TrainConfig(
          1,
          new Limits(20, Long.MAX_VALUE, Double.POSITIVE_INFINITY, 0, 500, 60),
          new Optimiser(Optimiser.Kind.ADAM, 0, 0),
          new RateConfig(TrainConfig.Kind.CONSTANT, 0.002, 0.5, 1000, 2, 0),
          GradientNormalisation.CLIP_GLOBAL_NORM,
          1);

  @Spec private CommandSpec spec;
  @Mixin private ModelOptions options = new ModelOptions();
  @Mixin private TrainOptions train = new TrainOptions(DEFAULTS);

  @Override
  public Integer call() throws Exception {
    TrainConfig training = train.train();
    TagConfig model = options.model();
    return Launch.typed(spec, new TagTraining())
        .start(
            model,
            training,
            options.data(model.task(), train.data(), training.seed()),
            train.run());
  }
}
