package dev.unroll.seqtoseq;

import dev.unroll.data.text.TextConfig;
import dev.unroll.data.text.TextConfig.Level;
import dev.unroll.layers.recurrent.CellName;
import dev.unroll.seqtoseq.NetworkConfig.AttentionName;
import dev.unroll.seqtoseq.NetworkConfig.Feeding;
import dev.unroll.seqtoseq.SeqToSeqConfig.Kind;
import dev.unroll.training.command.DataOptions;
import dev.unroll.training.command.Heading;
import dev.unroll.training.command.WrongUse;
import dev.unroll.training.launch.Source;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code seq2seq train} that say what the model is and what it reads. */
final class ModelOptions {
  @Mixin private final Pairs pairs = new Pairs();
  @Mixin private final Sizes sizes = new Sizes();

  /** What is read, and how. */
  @Heading("Data")
  private static final class Pairs {
    @Option(
        names = "--task",
        paramLabel = "KIND",
        description = "One of ${COMPLETION-CANDIDATES}; parsing reads bracketed trees.")
    private Kind kind = Kind.TRANSLATION;

    @Option(
        names = "--dev",
        split = ",",
        paramLabel = "FILE",
        showDefaultValue = Visibility.NEVER,
        description = "Held-out pairs, as --data; without it every 20th line of --data.")
    private List<Path> dev = List.of();

    @Option(
        names = "--test",
        split = ",",
        paramLabel = "FILE",
        showDefaultValue = Visibility.NEVER,
        description = "Test pairs, as --data; without it every 20th line of --data.")
    private List<Path> test = List.of();

    @Option(names = "--swap", description = "Read the second side and write the first.")
    private boolean swapped;

    @Option(names = "--lenient", description = "Replace bytes that are no UTF-8.")
    private boolean lenient;

    @Mixin private final DataOptions data = new DataOptions();

    @Option(
        names = "--source-level",
        paramLabel = "KIND",
        description = "Source tokens: one of ${COMPLETION-CANDIDATES}.")
    private Level source = Level.WORD;

    @Option(
        names = "--target-level",
        paramLabel = "KIND",
        description = "Target tokens: one of ${COMPLETION-CANDIDATES}.")
    private Level target = Level.WORD;

    @Option(
        names = "--source-vocabulary",
        paramLabel = "N",
        description = "Most source tokens, for all but char.")
    private int sourceVocabulary = 20_000;

    @Option(
        names = "--target-vocabulary",
        paramLabel = "N",
        description = "Most target tokens, for all but char.")
    private int targetVocabulary = 20_000;

    @Option(
        names = "--min-count",
        paramLabel = "N",
        description = "Rarer words become unknown, for word and space.")
    private int minimumCount = 2;

    @Option(names = "--lower-case", description = "Lower-case both sides.")
    private boolean lowerCase;

    @Option(
        names = "--max-length",
        paramLabel = "N",
        description = "Training pairs with more tokens on a side are left out and counted.")
    private int maximumLength = 100;

    @Option(names = "--reverse", description = "Read the source from its end.")
    private boolean reversed;

    @Option(names = "--batch", paramLabel = "N", description = "Pairs of a batch.")
    private int batch = 64;
  }

  /** What is trained. */
  @Heading("Model")
  private static final class Sizes {
    @Option(names = "--cell", paramLabel = "KIND", description = "One of ${COMPLETION-CANDIDATES}.")
    private CellName cell = CellName.LSTM;

    @Option(names = "--layers", paramLabel = "N", description = "Of encoder and decoder each.")
    private int layers = 1;

    @Option(names = "--hidden", paramLabel = "N", description = "Units of a layer.")
    private int hidden = 256;

    @Option(names = "--embedding", paramLabel = "N", description = "Size of a token's vector.")
    private int embedding = 256;

    @Option(
        names = "--bidirectional",
        negatable = true,
        description = "Whether the encoder reads in both directions.")
    private boolean bidirectional = true;

    @Option(
        names = "--attention",
        paramLabel = "KIND",
        description = "One of ${COMPLETION-CANDIDATES}.")
    private AttentionName attention = AttentionName.GENERAL;

    @Option(
        names = "--feeding",
        paramLabel = "KIND",
        description =
            "What a step reads of the attention, one of ${COMPLETION-CANDIDATES}: nothing, the last"
                + " attentional vector (Luong), the context of the last state (Bahdanau).")
    private Feeding feeding = Feeding.NONE;

    @Option(
        names = "--dropout",
        paramLabel = "P",
        description = "Share of activations dropped before each layer.")
    private double dropout = 0.2;

    @Option(names = "--tied", description = "Use the target's vectors as weights of the softmax.")
    private boolean tied;

    @Option(
        names = "--label-smoothing",
        paramLabel = "P",
        description = "Share of the target that is spread over all tokens.")
    private double smoothing;

    @Option(
        names = "--sampling",
        paramLabel = "P",
        description = "Share of read tokens that are the model's own (scheduled sampling).")
    private double sampling;

    @Option(
        names = "--sampling-steps",
        paramLabel = "N",
        description = "Steps over which that share rises from 0.")
    private long samplingSteps = 5_000;

    private NetworkConfig network() {
      return new NetworkConfig(
          cell, layers, hidden, embedding, bidirectional, attention, feeding, dropout, tied);
    }
  }

  SeqToSeqConfig model() {
    boolean trees = pairs.kind == Kind.PARSING;
    return WrongUse.unless(
        () ->
            new SeqToSeqConfig(
                pairs.kind,
                text(trees ? Level.SPACE : pairs.source, pairs.sourceVocabulary),
                trees
                    ? new TextConfig(Level.SPACE, pairs.targetVocabulary, 1, false)
                    : text(pairs.target, pairs.targetVocabulary),
                pairs.reversed,
                sizes.network(),
                sizes.smoothing,
                new SamplingConfig(sizes.sampling, sizes.samplingSteps),
                pairs.maximumLength,
                pairs.batch));
  }

  private TextConfig text(Level level, int vocabulary) {
    return new TextConfig(level, vocabulary, pairs.minimumCount, pairs.lowerCase);
  }

  /**
   * The files of {@code --data}: paths or names of the catalogue, separated by commas; or {@value
   * PairSource#EMBEDDED}.
   *
   * @param seed of embedded pairs
   */
  PairSource data(String names, long seed) {
    if (names.equals(PairSource.EMBEDDED)) {
      return PairSource.embedded(PairSource.USUAL, seed);
    }
    return WrongUse.unless(
        () ->
            new PairSource(
                Source.absolute(pairs.data.files(names, "file of pairs", ".txt", ".tsv")),
                Source.absolute(pairs.dev),
                Source.absolute(pairs.test),
                pairs.lenient,
                pairs.swapped,
                0,
                0));
  }
}
