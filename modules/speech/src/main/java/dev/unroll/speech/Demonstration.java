package dev.unroll.speech;

import dev.unroll.core.metric.ErrorRate;
import dev.unroll.core.metric.ErrorUnit;
import dev.unroll.data.audio.feature.FeatureOptions;
import dev.unroll.data.synthetic.Split;
import dev.unroll.layers.recurrent.CellName;
import dev.unroll.training.Limits;
import dev.unroll.training.TrainConfig;
import dev.unroll.training.TrainConfig.RateConfig;
import dev.unroll.training.gradient.GradientNormalisation;
import dev.unroll.training.gradient.Optimiser;
import dev.unroll.training.launch.Launch;
import dev.unroll.training.run.RunFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What {@code unroll speech} does by itself: learns digits that a synthetic voice says in ever new
 * manners, writes down new ones, says how many it got wrong, and draws what it heard when.
 */
final class Demonstration {
  private static final int STRINGS = 1_500;
  private static final double MINUTES = 1.7;
  private static final int EPOCHS = 12;

  /** Without them the network learns to write letters long before they are heard. */
  private static final AugmentConfig MASKS = new AugmentConfig(List.of(1.0), 1, 5, 1, 15, 0, 0);

  private static final int EXAMPLES = 6;

  private final PrintWriter out;
  private final long seed;

  Demonstration(PrintWriter out, long seed) {
    this.out = out;
    this.seed = seed;
  }

  static SpeechConfig model() {
    return new SpeechConfig(
        FeatureOptions.logMel(8_000, 24),
        new NetworkConfig(
            List.of(new Convolution(9, 3, 96)),
            CellName.GRU,
            1,
            96,
            true,
            NetworkConfig.Norm.BATCH,
            0.2),
        MASKS,
        30,
        16);
  }

  static TrainConfig training(long seed, int epochs) {
    return new TrainConfig(
        seed,
        new Limits(epochs, Long.MAX_VALUE, MINUTES, 0, 300, 30),
        new Optimiser(Optimiser.Kind.ADAM, 0, 0),
        new RateConfig(TrainConfig.Kind.COSINE, 0.004, 0.5, 1000, 2, 50),
        GradientNormalisation.CLIP_GLOBAL_NORM,
        1);
  }

  int run() throws IOException {
    Path run = RunFiles.free(Path.of("runs", "speech-demo"));
    TrainConfig training = training(seed, EPOCHS);
    out.println(
        "A synthetic voice says digits, and a network learns to write them down, two minutes;"
            + " Ctrl-C stops earlier.");
    out.flush();
    SpeechSource source = SpeechSource.voice(STRINGS, seed);
    int code =
        new Launch<>(new SpeechTraining(), out, List.of("speech"), Map.of())
            .start(model(), training, source, run);
    if (code == 0) {
      show(SpeechModel.load(run), source.read(Split.TEST), run);
    }
    return code;
  }

  private void show(SpeechModel model, Recordings test, Path run) throws IOException {
    ErrorRate words = ErrorRate.NONE;
    out.println();
    for (int i = 0; i < test.entries().size(); i++) {
      String said = test.entries().get(i).transcript();
      String heard = model.transcribe(test.sound(i, model.rate()), Decoding.greedy()).text();
      words = words.plus(ErrorUnit.WORD.tally(said, heard));
      if (i < EXAMPLES) {
        out.printf("  said:  %s%n  heard: %s%n", said, heard);
      }
    }
    Path picture = run.resolve("emissions.png");
    SpokenPicture.draw(model, test.sound(0, model.rate())).png(picture);
    out.printf(
        Locale.ROOT,
        "%nOf %,d digits in %d new strings %.2f %% were heard wrong.%nWhat it heard when: %s%n",
        words.referenceLength(),
        test.entries().size(),
        100 * words.rate(),
        picture);
    out.printf("Go on:  unroll speech transcribe --run %s FILE.wav%n", run);
    out.flush();
  }
}
