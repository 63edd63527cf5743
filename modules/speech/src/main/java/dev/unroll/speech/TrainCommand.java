package dev.unroll.speech;

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

/** {@code speech train}. */
@Command(
    name = "train",
    description = {
      "Train a recogniser on recordings and their transcripts.",
      "--data is a table (path, tab, transcript, tab, speaker), a folder with NAME.txt beside each"
          + " NAME.wav, the folder of AN4, or that of the Free Spoken Digit Dataset, whose digits"
          + " are joined to strings."
    })
final class TrainCommand implements Callable<Integer> {
  static final TrainConfig DEFAULTS =
      new TrainConfig(
          1,
          new Limits(60, Long.MAX_VALUE, Double.POSITIVE_INFINITY, 0, 300, 60),
          new Optimiser(Optimiser.Kind.ADAM, 0, 0),
          new RateConfig(TrainConfig.Kind.COSINE, 0.001, 0.5, 1000, 2, 200),
          GradientNormalisation.CLIP_GLOBAL_NORM,
          1);

  @Spec private CommandSpec spec;
  @Mixin private RecordingOptions recordings = new RecordingOptions();
  @Mixin private ModelOptions model = new ModelOptions();
  @Mixin private TrainOptions train = new TrainOptions(DEFAULTS);

  @Override
  public Integer call() throws Exception {
    TrainConfig training = train.train();
    return Launch.typed(spec, new SpeechTraining())
        .start(
            model.model(), training, recordings.source(train.data(), training.seed()), train.run());
  }
}
