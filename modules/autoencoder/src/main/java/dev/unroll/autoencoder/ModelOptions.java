package dev.unroll.autoencoder;

import dev.unroll.autoencoder.AutoencoderConfig.Kind;
import dev.unroll.autoencoder.AutoencoderSource.LayoutChoice;
import dev.unroll.autoencoder.NetworkConfig.Condition;
import dev.unroll.core.check.Check;
import dev.unroll.data.document.Neighbourhood;
import dev.unroll.data.text.TextConfig;
import dev.unroll.data.text.TextConfig.Level;
import dev.unroll.layers.recurrent.CellName;
import dev.unroll.training.command.DataOptions;
import dev.unroll.training.command.Heading;
import dev.unroll.training.command.WrongUse;
import dev.unroll.training.launch.Source;
import java.util.List;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code autoencoder train} that say what the model is and what it reads. */
final class ModelOptions {
  @Mixin private final Text text = new Text();
  @Mixin private final Sizes sizes = new Sizes();
  @Mixin private final Learning learning = new Learning();
  @Mixin private final DocumentOptions documents = new DocumentOptions();

  /** What is read, and how. */
  @Heading("Data")
  private static final class Text {
    @Option(
        names = "--dev",
        paramLabel = "FILES",
        showDefaultValue = Visibility.NEVER,
        description =
            "Held-out text, files or names as of --data; without it a twentieth of --data.")
    private String dev = "";

    @Option(
        names = "--layout",
        paramLabel = "KIND",
        description = "How sentences stand in files: one of ${COMPLETION-CANDIDATES}.")
    private LayoutChoice layout = LayoutChoice.GUESS;

    @Option(
        names = "--across",
        description = "Sentences are neighbours across paragraphs, too; skip-thought only.")
    private boolean across;

    @Option(names = "--lenient", description = "Replace bytes that are no UTF-8.")
    private boolean lenient;

    @Mixin private final DataOptions data = new DataOptions();

    @Option(
        names = "--level",
        paramLabel = "KIND",
        description = "Tokens: one of ${COMPLETION-CANDIDATES}.")
    private Level level = Level.BPE;

    @Option(
        names = "--vocabulary",
        paramLabel = "N",
        description = "Most tokens, for all but char.")
    private int vocabulary = 6_000;

    @Option(
        names = "--min-count",
        paramLabel = "N",
        description = "Rarer words become unknown, for word and space.")
    private int minimumCount = 2;

    @Option(names = "--lower-case", description = "Lower-case all text.")
    private boolean lowerCase;

    @Option(
        names = "--max-length",
        paramLabel = "N",
        description = "Sentences with more tokens are left out and counted.")
    private int maximumLength = 40;

    @Option(names = "--batch", paramLabel = "N", description = "Sentences of a batch.")
    private int batch = 64;

    /** What embedded stories are not made of. */
    private void requireNoFiles() {
      refuse(!dev.isEmpty(), "--dev");
      refuse(layout != LayoutChoice.GUESS, "--layout");
      refuse(across, "--across");
      refuse(lenient, "--lenient");
    }

    private static void refuse(boolean typed, String option) {
      if (typed) {
        throw new WrongUse(
            option + " is for text files, but --data is " + AutoencoderSource.EMBEDDED);
      }
    }

    private List<String> paths(String names) {
      return Source.absolute(data.files(names, "text file", ".txt"));
    }
  }

  /** What is trained. */
  @Heading("Model")
  private static final class Sizes {
    @Option(
        names = "--kind",
        paramLabel = "KIND",
        description = "What is learnt from a sentence: one of ${COMPLETION-CANDIDATES}.")
    private Kind kind = Kind.PLAIN;

    @Option(names = "--cell", paramLabel = "KIND", description = "One of ${COMPLETION-CANDIDATES}.")
    private CellName cell = CellName.LSTM;

    @Option(names = "--layers", paramLabel = "N", description = "Of encoder and decoder each.")
    private int layers = 1;

    @Option(names = "--hidden", paramLabel = "H", description = "Units of a layer.")
    private int hidden = 512;

    @Option(names = "--embedding", paramLabel = "E", description = "Numbers of a token's vector.")
    private int embedding = 256;

    @Option(names = "--vector", paramLabel = "D", description = "Numbers of a sentence's vector.")
    private int vector = 512;

    @Option(
        names = "--bidirectional",
        negatable = true,
        defaultValue = "true",
        fallbackValue = "true",
        description = "Read in both directions.")
    private boolean bidirectional = true;

    @Option(
        names = "--condition",
        paramLabel = "KIND",
        description =
            "Where the decoder has the vector: as its first state, at every step, or both:"
                + " ${COMPLETION-CANDIDATES}.")
    private Condition condition = Condition.BOTH;

    @Option(
        names = "--dropout",
        paramLabel = "P",
        description = "Share of activations dropped before each layer.")
    private double dropout;

    private NetworkConfig network() {
      return new NetworkConfig(
          cell, layers, hidden, embedding, vector, bidirectional, condition, dropout);
    }
  }

  /** What makes it hard. */
  @Heading("Objective")
  private static final class Learning {
    @Option(
        names = "--spans",
        paramLabel = "N",
        description = "Pieces of the text that are learnt beside each sentence in an epoch.")
    private int spans;

    @Option(
        names = "--deletion",
        paramLabel = "P",
        showDefaultValue = Visibility.NEVER,
        description = "Share of words that are not read; for denoising, where it is usually 0.1.")
    private double deletion = -1;

    @Option(
        names = "--swaps",
        paramLabel = "P",
        showDefaultValue = Visibility.NEVER,
        description = "Share of neighbours read in the other order; denoising, usually 0.1.")
    private double swaps = -1;

    @Option(
        names = "--word-dropout",
        paramLabel = "P",
        description = "Share of words that the decoder reads as unknown.")
    private double wordDropout;

    @Option(
        names = "--kl-weight",
        paramLabel = "X",
        description = "Of the divergence in the loss of a variational model.")
    private double weight = LatentConfig.usual().weight();

    @Option(
        names = "--anneal",
        paramLabel = "N",
        description = "Updates over which that weight rises from 0.")
    private int annealing = LatentConfig.usual().annealing();

    @Option(
        names = "--free-bits",
        paramLabel = "X",
        description = "Nats that each number of a vector may keep for nothing.")
    private double freeBits = LatentConfig.usual().freeBits();

    private NoiseConfig noise(Kind kind) {
      double usual = kind == Kind.DENOISING ? 0.1 : 0;
      return new NoiseConfig(
          deletion == -1 ? usual : deletion, swaps == -1 ? usual : swaps, wordDropout);
    }

    private LatentConfig latent(Kind kind) {
      LatentConfig typed = new LatentConfig(weight, annealing, freeBits);
      Check.require(
          kind == Kind.VARIATIONAL || typed.equals(LatentConfig.usual()),
          "--kl-weight, --anneal and --free-bits are for the kind variational, but the kind is "
              + kind
              + "; choose --kind variational");
      return typed;
    }
  }

  AutoencoderConfig model() {
    return WrongUse.unless(
        () ->
            new AutoencoderConfig(
                sizes.kind,
                new TextConfig(text.level, text.vocabulary, text.minimumCount, text.lowerCase),
                sizes.network(),
                learning.noise(sizes.kind),
                learning.latent(sizes.kind),
                learning.spans,
                text.maximumLength,
                text.batch,
                documents.config(sizes.kind)));
  }

  /**
   * The files of {@code --data}: paths or names of the catalogue, separated by commas; or {@value
   * AutoencoderSource#EMBEDDED}.
   *
   * @param seed of embedded stories
   */
  AutoencoderSource data(String names, long seed) {
    if (text.across && sizes.kind != Kind.SKIP_THOUGHT) {
      throw new WrongUse("--across is for the kind skip-thought, but the kind is " + sizes.kind);
    }
    if (names.equals(AutoencoderSource.EMBEDDED)) {
      text.requireNoFiles();
      return AutoencoderSource.embedded(AutoencoderSource.USUAL, seed);
    }
    return new AutoencoderSource(
        text.paths(names),
        text.dev.isEmpty() ? List.of() : text.paths(text.dev),
        text.layout,
        text.across ? Neighbourhood.FILE : Neighbourhood.DOCUMENT,
        text.lenient,
        0,
        0);
  }
}
