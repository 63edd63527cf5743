package dev.unroll.languagemodel;

import dev.unroll.core.decoding.SamplerOptions;
import dev.unroll.data.synthetic.StoryCorpus;
import dev.unroll.layers.recurrent.CellName;
import dev.unroll.training.Limits;
import dev.unroll.training.TrainConfig;
import dev.unroll.training.TrainConfig.RateConfig;
import dev.unroll.training.command.WrongUse;
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
import org.datavec.api.split.StringSplit;

/**
 * What {@code unroll lm} does by itself: trains on embedded stories for two minutes, writes one,
 * and says how far the model is from the best possible.
 */
final class Demonstration {
  private static final int CHARACTERS = 4_000_000;

  /** Passes over the stories in a minute on two cores of 2025; what is planned, not measured. */
  private static final double EPOCHS_A_MINUTE = 1.5;

  private final PrintWriter out;
  private final long seed;
  private final double minutes;

  /**
   * @param minutes of training, at most
   */
  Demonstration(PrintWriter out, long seed, double minutes) {
    this.out = out;
    this.seed = seed;
    this.minutes = minutes;
  }

  int run() throws IOException {
    Path run = RunFiles.free(Path.of("runs", "lm-demo"));
    LanguageModelConfig model =
        new LanguageModelConfig(
            LanguageModelConfig.Kind.RNN,
            LanguageModelConfig.Level.CHAR,
            10_000,
            1,
            new RecurrentStack(CellName.LSTM, 1, 256, 64, DropoutConfig.none(), false),
            5,
            64,
            32);
    TrainConfig training =
        new TrainConfig(
            seed,
            WrongUse.unless(() -> limits(minutes)),
            new Optimiser(Optimiser.Kind.ADAM, 0, 0),
            new RateConfig(TrainConfig.Kind.COSINE, 0.008, 0.5, 1000, 2, 20),
            GradientNormalisation.CLIP_GLOBAL_NORM,
            1);
    DataConfig data = DataConfig.embedded(CHARACTERS, seed);
    double floor = StoryCorpus.natsPerCharacter();
    out.printf(
        Locale.ROOT,
        "Training a small LSTM on little stories for %.0f minutes at most; Ctrl-C stops earlier.%n",
        minutes);
    out.flush();
    int code =
        new Launch<>(
                new LanguageModelTraining(),
                out,
                List.of("lm"),
                Map.of("entropy rate of the stories", floor))
            .start(model, training, data, run);
    if (code == 0) {
      show(LanguageModel.load(run), data, run);
    }
    return code;
  }

  private static Limits limits(double minutes) {
    int epochs = (int) Math.max(1, Math.round(EPOCHS_A_MINUTE * minutes));
    return new Limits(epochs, Long.MAX_VALUE, minutes, 0, 500, 30);
  }

  private void show(LanguageModel model, DataConfig data, Path run) {
    out.println();
    out.println("A text that the model writes (temperature 0.7):");
    out.println();
    model.generate(
        "",
        600,
        SamplerOptions.plain().withTemperature(0.7),
        seed,
        text -> {
          out.print(text);
          out.flush();
        });
    String unseen = data.testStories();
    int[] ids =
        LanguageModelData.ids(
            new StringSplit(unseen), model.tokeniser(), model.vocabulary(), false);
    double bits = model.evaluate(ids).metrics().get("bits per character");
    double rate = StoryCorpus.bitsPerCharacter();
    double ideal = -StoryCorpus.logProbability(unseen) / Math.log(2) / unseen.length();
    out.printf(
        Locale.ROOT,
        "%n%nOn new stories the model needs %.3f bits per character. The stories' entropy rate,"
            + " which no model can beat, is %.3f: the model is %.1f %% above it.%n"
            + "(Of exactly these new stories the true grammar needs %.3f bits per character.)%n",
        bits,
        rate,
        100 * (bits / rate - 1),
        ideal);
    out.printf("Go on:  unroll lm generate --run %s --prompt \"Meet Mia\"%n", run);
    out.printf("        unroll lm inspect --run %s --text \"Meet Mia, a shy girl.\"%n", run);
    out.flush();
  }
}
