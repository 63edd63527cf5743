package dev.unroll.captioning;

import dev.unroll.captioning.NetworkConfig.Decoder;
import dev.unroll.captioning.encoder.EncoderProvider;
import dev.unroll.data.text.TextConfig;
import dev.unroll.data.text.TextConfig.Level;
import dev.unroll.layers.recurrent.CellName;
import dev.unroll.training.command.DataOptions;
import dev.unroll.training.command.Heading;
import dev.unroll.training.command.NamedData;
import dev.unroll.training.command.WrongUse;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code caption train} that say what the model is and what it reads. */
final class ModelOptions {
  @Mixin private final Corpus corpus = new Corpus();
  @Mixin private final Eye eye = new Eye();
  @Mixin private final Sizes sizes = new Sizes();

  /** What is read, and how. */
  @Heading("Data")
  private static final class Corpus {
    @Mixin private final DataOptions data = new DataOptions();

    @Option(
        names = "--pictures",
        paramLabel = "N",
        showDefaultValue = Visibility.NEVER,
        description = "Train on the first N pictures only; of scenes, 8000 unless set.")
    private int pictures;

    @Option(
        names = "--level",
        paramLabel = "KIND",
        description =
            "What a token is, one of ${COMPLETION-CANDIDATES}; space takes the words that metrics"
                + " count, in lower case and without punctuation.")
    private Level level = Level.SPACE;

    @Option(names = "--vocabulary", paramLabel = "N", description = "Most tokens.")
    private int vocabulary = 10_000;

    @Option(
        names = "--min-count",
        paramLabel = "N",
        description = "Words that occur less often become unknown.")
    private int minimumCount = 3;

    @Option(
        names = "--max-length",
        paramLabel = "N",
        description = "Training captions with more tokens are left out and counted.")
    private int maximumLength = 40;

    @Option(
        names = "--views",
        paramLabel = "N",
        description =
            "Views of each picture: the whole, and N - 1 cuts of it, half of them mirrored; 1 where"
                + " captions tell left from right.")
    private int views = 1;

    @Option(
        names = "--captions",
        paramLabel = "N",
        description = "Captions of a picture that are in a batch together.")
    private int captions = 1;

    @Option(names = "--batch", paramLabel = "N", description = "Captions of a batch.")
    private int batch = 64;
  }

  /** What reads pictures. */
  @Heading("Encoder")
  private static final class Eye {
    @Option(
        names = "--encoder",
        paramLabel = "KIND",
        description =
            "small is trained here; squeezenet (1.0) needs --weights; jars on the class path may"
                + " bring more.")
    private String kind = "small";

    @Option(
        names = "--weights",
        paramLabel = "FILE",
        showDefaultValue = Visibility.NEVER,
        description = "Trained weights of the encoder: of squeezenet an .npz of NumPy.")
    private Path weights = Path.of("");

    @Option(
        names = "--tune",
        description = "Train the encoder's weights further, too, instead of freezing them.")
    private boolean tuned;

    @Option(
        names = "--encoder-rate",
        paramLabel = "X",
        description = "Learning rate of --tune, as a share of the decoder's.")
    private double rate = 0.1;

    @Option(
        names = "--side",
        paramLabel = "N",
        showDefaultValue = Visibility.NEVER,
        description = "Pixels a side that the encoder reads; without it what is usual for it.")
    private int side;

    private EncoderConfig encoder() {
      EncoderProvider provider = EncoderProvider.named(kind);
      String file =
          weights.toString().isEmpty() ? "" : weights.toAbsolutePath().normalize().toString();
      int asked = side == 0 ? provider.usualSide() : side;
      EncoderConfig config =
          new EncoderConfig(
              kind, file, tuned || !provider.trained(), provider.trained() ? rate : 1, asked);
      provider.untrained(asked); // a side that it cannot have is told before data is read
      return config;
    }
  }

  /** What writes captions. */
  @Heading("Decoder")
  private static final class Sizes {
    @Option(
        names = "--decoder",
        paramLabel = "KIND",
        description =
            "How it reads the picture, one of ${COMPLETION-CANDIDATES}: as first state, at each"
                + " step, as first word, or region by region.")
    private Decoder decoder = Decoder.ATTENTION;

    @Option(names = "--cell", paramLabel = "KIND", description = "One of ${COMPLETION-CANDIDATES}.")
    private CellName cell = CellName.LSTM;

    @Option(names = "--layers", paramLabel = "N", description = "Recurrent layers.")
    private int layers = 1;

    @Option(names = "--hidden", paramLabel = "N", description = "Units of a layer.")
    private int hidden = 256;

    @Option(names = "--embedding", paramLabel = "N", description = "Size of a token's vector.")
    private int embedding = 256;

    @Option(
        names = "--attention-units",
        paramLabel = "N",
        description = "Units of the score by which regions are compared with the state.")
    private int attention = 128;

    @Option(
        names = "--dropout",
        paramLabel = "P",
        description = "Share of activations dropped before each layer.")
    private double dropout = 0.5;

    @Option(
        names = "--word-dropout",
        paramLabel = "P",
        description =
            "Share of the words read that become unknown in training, so that the picture counts"
                + " for more.")
    private double wordDropout;

    @Option(
        names = "--doubly-stochastic",
        paramLabel = "X",
        description = "Weight of looking at each region once in all (Xu 2015); needs attention.")
    private double doublyStochastic;

    @Option(
        names = "--label-smoothing",
        paramLabel = "P",
        description = "Share of the target that is spread over all tokens.")
    private double smoothing;

    private NetworkConfig network() {
      return new NetworkConfig(
          decoder, cell, layers, hidden, embedding, attention, dropout, doublyStochastic);
    }
  }

  CaptionConfig model() {
    return WrongUse.unless(
        () ->
            new CaptionConfig(
                eye.encoder(),
                new TextConfig(corpus.level, corpus.vocabulary, corpus.minimumCount, true),
                corpus.level == Level.SPACE,
                sizes.network(),
                sizes.smoothing,
                sizes.wordDropout,
                corpus.views,
                corpus.maximumLength,
                corpus.captions,
                corpus.batch));
  }

  /**
   * The folder of {@code --data}: a path or a name of the catalogue; or {@value
   * CaptionSource#SCENES}.
   *
   * @param seed of scenes
   */
  CaptionSource data(String name, long seed) {
    if (name.equals(CaptionSource.SCENES)) {
      int count = corpus.pictures == 0 ? Demonstration.PICTURES : corpus.pictures;
      return WrongUse.unless(() -> CaptionSource.scenes(count, seed));
    }
    List<NamedData> named = corpus.data.resolve(name);
    if (named.size() != 1) {
      throw new WrongUse("--data must be one folder of pictures and captions, but was " + name);
    }
    Path folder =
        named.get(0) instanceof NamedData.Installed installed
            ? installed.folder()
            : ((NamedData.Given) named.get(0)).path();
    return WrongUse.unless(
        () ->
            new CaptionSource(folder.toAbsolutePath().normalize().toString(), corpus.pictures, 0));
  }
}
