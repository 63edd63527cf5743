package dev.unroll.autoencoder;

import dev.unroll.autoencoder.AutoencoderConfig.Kind;
import dev.unroll.autoencoder.NetworkConfig.Condition;
import dev.unroll.autoencoder.index.Neighbour;
import dev.unroll.autoencoder.index.SentenceIndex;
import dev.unroll.core.decoding.Search;
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

/**
 * What {@code unroll autoencoder} does by itself: learns sentences of the embedded grammar in about
 * a minute, says how many new ones come back from their vectors as they were, shows which sentences
 * lie near each other, and walks from one to another.
 */
final class Demonstration {
  /** As many as fit into a minute on two cores, so that the learning rate ends at zero. */
  private static final long UPDATES = 2_400;

  /** At most, on a slow or busy machine. */
  private static final double MINUTES = 2;

  private static final int EXAMPLES = 3;
  private static final int NEIGHBOURS = 3;
  private static final int STEPS = 6;

  /** Sentences that neighbours are looked for among. */
  private static final int SEARCHED = 2_000;

  private final PrintWriter out;
  private final long seed;

  Demonstration(PrintWriter out, long seed) {
    this.out = out;
    this.seed = seed;
  }

  static AutoencoderConfig model() {
    return new AutoencoderConfig(
        Kind.PLAIN,
        new TextConfig(Level.WORD, 1_000, 1, false),
        new NetworkConfig(CellName.GRU, 1, 192, 48, 192, true, Condition.BOTH, 0),
        NoiseConfig.none(),
        LatentConfig.usual(),
        1,
        12,
        64);
  }

  int run() throws IOException {
    Path run = RunFiles.free(Path.of("runs", "autoencoder-demo"));
    TrainConfig training =
        new TrainConfig(
            seed,
            new Limits(8, UPDATES, MINUTES, 0, 400, 30),
            new Optimiser(Optimiser.Kind.ADAM, 0, 0),
            new RateConfig(TrainConfig.Kind.COSINE, 0.005, 0.5, 1000, 2, 50),
            GradientNormalisation.CLIP_GLOBAL_NORM,
            1);
    out.println(
        "Learning to keep little sentences in vectors of "
            + model().network().vector()
            + " numbers, about a minute; Ctrl-C stops earlier.");
    out.flush();
    AutoencoderSource stories = AutoencoderSource.embedded(AutoencoderSource.USUAL, seed);
    int code =
        new Launch<>(new AutoencoderTraining(), out, List.of("autoencoder"), Map.of())
            .start(model(), training, stories, run);
    if (code == 0) {
      show(AutoencoderModel.load(run), stories);
      out.printf("%nGo on:  unroll autoencoder reconstruct --run %s \"Tom hugs a cat.\"%n", run);
      out.flush();
    }
    return code;
  }

  private void show(AutoencoderModel model, AutoencoderSource stories) throws IOException {
    AutoencoderData data = AutoencoderData.of(model.config(), stories.read(Kind.PLAIN));
    List<String> fresh = texts(data.dev());
    List<String> back = model.reconstruct(fresh, Search.greedy());
    out.println();
    for (int i = 0; i < EXAMPLES; i++) {
      out.printf("  %s%n    → %s%n", fresh.get(i), back.get(i));
    }
    out.printf(
        Locale.ROOT,
        "%nOf %,d sentences that it has not learnt, %.1f %% come back as they were.%n",
        fresh.size(),
        ReconstructionScores.of(fresh, back, model.language()).exact());
    neighbours(model, fresh, texts(data.train()));
    out.printf("%nA walk:%n%n");
    model
        .interpolate(fresh.get(0), fresh.get(1), STEPS, Search.greedy())
        .forEach(text -> out.println("  " + text));
    out.flush();
  }

  private static List<String> texts(AutoencoderData.Part part) {
    return part.sentences().stream().map(AutoencoderData.Sentence::text).distinct().toList();
  }

  private void neighbours(AutoencoderModel model, List<String> fresh, List<String> learnt) {
    List<String> searched = learnt.subList(0, Math.min(SEARCHED, learnt.size()));
    SentenceIndex index = SentenceIndex.build(model.encoder().hash(), searched, model.encoder());
    out.printf("%nNearest of %,d others:%n", searched.size());
    for (int i = 0; i < EXAMPLES; i++) {
      out.printf("%n  %s%n", fresh.get(i));
      for (Neighbour near : index.nearest(model.encoder().encode(fresh.get(i)), NEIGHBOURS)) {
        out.printf(Locale.ROOT, "    %.2f  %s%n", near.cosine(), near.sentence());
      }
    }
  }
}
