package dev.unroll.languagemodel;

import dev.unroll.languagemodel.LanguageModelConfig.Kind;
import dev.unroll.languagemodel.LanguageModelConfig.Level;
import dev.unroll.layers.recurrent.CellName;
import dev.unroll.training.command.DataOptions;
import dev.unroll.training.command.Heading;
import dev.unroll.training.command.WrongUse;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code lm train} that say what the model is and what it reads. */
final class ModelOptions {
  @Mixin private final Texts texts = new Texts();

  @Mixin private final Sizes sizes = new Sizes();

  /** What is read, and how. */
  @Heading("Data")
  private static final class Texts {
    @Option(
        names = "--dev",
        paramLabel = "FILE",
        showDefaultValue = Visibility.NEVER,
        description = "Held-out text; without it 5%% of --data.")
    private List<Path> dev = List.of();

    @Option(
        names = "--test",
        paramLabel = "FILE",
        showDefaultValue = Visibility.NEVER,
        description = "Test text; without it the last 5%% of --data.")
    private List<Path> test = List.of();

    @Option(names = "--lenient", description = "Replace bytes that are no UTF-8.")
    private boolean lenient;

    @Mixin private final DataOptions datasets = new DataOptions();

    @Option(
        names = "--level",
        paramLabel = "KIND",
        description = "Tokens: one of ${COMPLETION-CANDIDATES}.")
    private Level level = Level.CHAR;

    @Option(
        names = "--vocabulary",
        paramLabel = "N",
        description = "Most tokens, for word and bpe.")
    private int vocabulary = 10_000;

    @Option(
        names = "--min-count",
        paramLabel = "N",
        description = "Rarer words become unknown, for word.")
    private int minimumCount = 1;

    @Option(names = "--batch", paramLabel = "N", description = "Rows of a batch.")
    private int batch = 32;

    @Option(
        names = "--bptt",
        paramLabel = "N",
        description = "Steps of a segment; the gradient ends at its start.")
    private int bptt = 64;
  }

  /** What is trained. */
  @Heading("Model")
  private static final class Sizes {
    @Option(
        names = "--model",
        paramLabel = "KIND",
        description =
            "One of ${COMPLETION-CANDIDATES}: recurrent network, feed-forward network over a fixed"
                + " window, Kneser-Ney.")
    private Kind model = Kind.RNN;

    @Option(names = "--cell", paramLabel = "KIND", description = "One of ${COMPLETION-CANDIDATES}.")
    private CellName cell = CellName.LSTM;

    @Option(names = "--layers", paramLabel = "N", description = "Recurrent layers.")
    private int layers = 1;

    @Option(names = "--hidden", paramLabel = "N", description = "Units of a layer.")
    private int hidden = 128;

    @Option(
        names = "--embedding",
        paramLabel = "N",
        description = "Size of a token's vector; 0 for that of --hidden.")
    private int embedding;

    @Option(
        names = "--dropout",
        paramLabel = "P",
        description = "Share of activations dropped between layers.")
    private double dropout;

    @Option(
        names = "--variational",
        description = "Drop the same activations at all steps of a segment.")
    private boolean variational;

    @Option(
        names = "--state-dropout",
        paramLabel = "P",
        description = "Share of the state that the recurrent products do not see, by segment.")
    private double stateDropout;

    @Option(
        names = "--weight-dropout",
        paramLabel = "P",
        description = "Share of recurrent weights left out, by segment.")
    private double weightDropout;

    @Option(names = "--tied", description = "Use the token vectors as weights of the softmax.")
    private boolean tied;

    @Option(
        names = "--order",
        paramLabel = "N",
        description = "Order of the ngram model, or tokens in the window of the mlp.")
    private int order = 5;

    private RecurrentStack recurrent() {
      return new RecurrentStack(
          cell,
          layers,
          hidden,
          embedding == 0 ? hidden : embedding,
          new DropoutConfig(dropout, variational, stateDropout, weightDropout),
          tied);
    }
  }

  LanguageModelConfig model() {
    return WrongUse.unless(
        () ->
            new LanguageModelConfig(
                sizes.model,
                texts.level,
                texts.vocabulary,
                texts.minimumCount,
                sizes.recurrent(),
                sizes.order,
                texts.batch,
                texts.bptt));
  }

  /** The files of {@code --data}: paths or names of the catalogue, separated by commas. */
  DataConfig data(String names) {
    List<Path> train = texts.datasets.files(names, "text file", ".txt");
    return WrongUse.unless(() -> DataConfig.files(train, texts.dev, texts.test, texts.lenient));
  }
}
