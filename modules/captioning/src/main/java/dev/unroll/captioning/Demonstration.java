package dev.unroll.captioning;

import dev.unroll.captioning.CaptionData.Captioned;
import dev.unroll.captioning.NetworkConfig.Decoder;
import dev.unroll.core.decoding.Search;
import dev.unroll.data.synthetic.Split;
import dev.unroll.data.synthetic.scene.CaptionTruth;
import dev.unroll.data.text.TextConfig;
import dev.unroll.data.text.TextConfig.Level;
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
import java.util.stream.IntStream;

/**
 * What {@code unroll caption} does by itself: renders scenes, learns to describe them in two
 * minutes, says how many captions of new ones are true, also where a colour and a shape were never
 * seen together, and writes a page of them.
 */
final class Demonstration {
  /** Scenes to train on. */
  static final int PICTURES = 8_000;

  /** One more than two quiet cores do in the minutes; 5, to the end of the schedule, had worse. */
  private static final int EPOCHS = 6;

  private static final double MINUTES = 1.9;
  private static final int SHOWN = 24;
  private static final int EXAMPLES = 5;

  private final PrintWriter out;
  private final long seed;

  Demonstration(PrintWriter out, long seed) {
    this.out = out;
    this.seed = seed;
  }

  static CaptionConfig model() {
    return new CaptionConfig(
        EncoderConfig.small(64),
        new TextConfig(Level.SPACE, 1_000, 1, true),
        true,
        new NetworkConfig(Decoder.ATTENTION, CellName.LSTM, 1, 192, 64, 64, 0, 0),
        0,
        0,
        1,
        30,
        2,
        64);
  }

  int run() throws IOException {
    Path run = RunFiles.free(Path.of("runs", "caption-demo"));
    TrainConfig training =
        new TrainConfig(
            seed,
            new Limits(EPOCHS, Long.MAX_VALUE, MINUTES, 0, 250, 30),
            new Optimiser(Optimiser.Kind.ADAM, 0, 0),
            new RateConfig(TrainConfig.Kind.COSINE, 0.002, 0.5, 1000, 2, 50),
            GradientNormalisation.CLIP_GLOBAL_NORM,
            1);
    out.println("Learning to describe scenes of shapes, two minutes; Ctrl-C stops earlier.");
    out.flush();
    CaptionSource source = CaptionSource.scenes(PICTURES, seed);
    int code =
        new Launch<>(new CaptionTraining(), out, List.of("caption"), Map.of())
            .start(model(), training, source, run);
    if (code == 0) {
      show(CaptionModel.load(run), source, run);
    }
    return code;
  }

  private void show(CaptionModel model, CaptionSource source, Path run) throws IOException {
    CaptionPage page = new CaptionPage("Scenes that the network has not seen before");
    Captioned test = source.scenes(Split.TEST);
    List<Description> found = model.describe(test.pictures(), Search.beam(3), 0);
    add(page, test, found);
    Captioned unseen = source.unseen();
    List<Description> surprised = model.describe(unseen.pictures(), Search.beam(3), 0);
    add(page, unseen, surprised);
    out.println();
    for (int i = 0; i < EXAMPLES; i++) {
      out.printf(
          "  %s%n    people might say: %s%n", found.get(i).text(), test.captions().get(i).get(0));
    }
    out.printf(
        Locale.ROOT,
        "%nOf %d new scenes %.1f %% of the captions are true; where a colour and a shape come"
            + " together for the first time, %.1f %%.%n",
        test.size(),
        truth(test, found).share(),
        truth(unseen, surprised).share());
    Path file = run.resolve("captions.html");
    page.write(file);
    out.printf("%nPictures, captions, and where the network looked:  %s%n", file);
    out.printf("Go on:  unroll caption describe --run %s PICTURE%n", run);
    out.flush();
  }

  private static Truth truth(Captioned part, List<Description> found) {
    return Truth.of(
            part.pictures(),
            IntStream.range(0, part.size()).toArray(),
            found.stream().map(Description::text).toList())
        .orElseThrow();
  }

  private static void add(CaptionPage page, Captioned part, List<Description> found)
      throws IOException {
    Pictures.Rendered scenes = (Pictures.Rendered) part.pictures();
    for (int i = 0; i < Math.min(SHOWN, part.size()); i++) {
      CaptionTruth truth = CaptionTruth.of(found.get(i).text(), scenes.scenes().get(i));
      String said =
          switch (truth) {
            case TRUE -> "true";
            case FALSE -> "not true";
            case NOT_A_CAPTION -> "no sentence";
          };
      page.add(
          scenes.name(i),
          scenes.read(i),
          found.get(i),
          List.of(new CaptionPage.Verdict(truth == CaptionTruth.TRUE, said)),
          part.captions().get(i));
    }
  }
}
