package dev.unroll.languagemodel;

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

/** {@code lm train}. */
@Command(name = "train", description = "Train a model on a text.")
final class TrainCommand implements Callable<Integer> {
  static final TrainConfig DEFAULTS =
      new TrainConfig(
          1,
          new Limits(10, Long.MAX_VALUE, Double.POSITIVE_INFINITY, 0, 500, 60),
          new Optimiser(Optimiser.Kind.ADAM, 0.9, 0),
          new RateConfig(TrainConfig.Kind.CONSTANT, 0.002, 0.5, 1000, 2, 0),
          GradientNormalisation.CLIP_GLOBAL_NORM,
          1);

  @Spec private CommandSpec spec;
  @Mixin private ModelOptions options = new ModelOptions();
  @Mixin private TrainOptions train = new TrainOptions(DEFAULTS);

  @Override
  public Integer call() throws Exception {
    LanguageModelConfig model = options.model();
    TrainConfig training = train.train();
    DataConfig data = options.data(train.data());
    if (model.kind() == LanguageModelConfig.Kind.NGRAM) {
      training = training.with(new Limits(1, 1, Double.POSITIVE_INFINITY, 0, 1, 60));
    }
    return Launch.typed(spec, new LanguageModelTraining())
        .start(model, training, data, train.run());
  }
}
