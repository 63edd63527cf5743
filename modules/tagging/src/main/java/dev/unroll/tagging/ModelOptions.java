package dev.unroll.tagging;

import dev.unroll.core.tagging.TagScheme;
import dev.unroll.tagging.NetworkConfig.Output;
import dev.unroll.tagging.NetworkConfig.Reader;
import dev.unroll.tagging.NetworkConfig.Summary;
import dev.unroll.tagging.TagConfig.Task;
import dev.unroll.tagging.TagSource.LayoutChoice;
import dev.unroll.training.command.DataOptions;
import dev.unroll.training.command.Heading;
import dev.unroll.training.command.WrongUse;
import dev.unroll.training.launch.Source;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code tag train} that say what the model is and what it reads. */
final class ModelOptions {
  @Mixin private final Texts texts = new Texts();
  @Mixin private final Words words = new Words();
  @Mixin private final Sizes sizes = new Sizes();

  /** What is read, and how. */
  @Heading("Data")
  private static final class Texts {
    @Option(
        names = "--task",
        paramLabel = "KIND",
        description = "What is said of a text: one of ${COMPLETION-CANDIDATES}.")
    private Task task = Task.SLOTS;

    @Option(
        names = "--layout",
        paramLabel = "KIND",
        description = "How texts stand in files: one of ${COMPLETION-CANDIDATES}.")
    private LayoutChoice layout = LayoutChoice.GUESS;

    @Option(
        names = "--dev",
        split = ",",
        paramLabel = "FILE",
        showDefaultValue = Visibility.NEVER,
        description = "Held-out texts, as --data.")
    private List<Path> dev = List.of();

    @Option(
        names = "--test",
        split = ",",
        paramLabel = "FILE",
        showDefaultValue = Visibility.NEVER,
        description = "Test texts, as --data.")
    private List<Path> test = List.of();

    @Option(
        names = "--fold",
        paramLabel = "K",
        description = "Which of ten folds is the test, from 0, where there are no other parts.")
    private int fold;

    @Option(names = "--texts", paramLabel = "N", description = "Embedded texts to train on.")
    private int embedded = TagSource.USUAL;

    @Option(names = "--lenient", description = "Replace bytes that are no UTF-8.")
    private boolean lenient;

    @Mixin private final DataOptions data = new DataOptions();

    @Option(names = "--batch", paramLabel = "N", description = "Texts of a batch.")
    private int batch = 32;
  }

  /** What of a word is known. */
  @Heading("Words")
  private static final class Words {
    @Option(names = "--min-count", paramLabel = "N", description = "Rarer words are unknown.")
    private int minimumCount = 1;

    @Option(names = "--vocabulary", paramLabel = "N", description = "Most words.")
    private int most = 50_000;

    @Option(names = "--lower-case", description = "Know words without their case.")
    private boolean lowerCase;

    @Option(
        names = "--unknown",
        paramLabel = "P",
        description =
            "Share of words met once that are read as unknown in training; the more often a word"
                + " is met the smaller, but never 0. Of ticket-requests every word is frequent: 0.95"
                + " teaches what to make of new places.")
    private double unknown = 0.5;

    @Option(
        names = "--letters",
        paramLabel = "KIND",
        description = "How letters of words are read: one of ${COMPLETION-CANDIDATES}.")
    private LetterConfig.Kind letters = LetterConfig.Kind.NONE;

    @Option(
        names = "--letter-embedding",
        paramLabel = "N",
        description = "Size of a letter's vector.")
    private int embedding = LetterConfig.none().embedding();

    @Option(
        names = "--letter-units",
        paramLabel = "N",
        description = "Units that read letters, in each direction.")
    private int units = LetterConfig.none().units();

    @Option(
        names = "--letter-bits",
        paramLabel = "N",
        description = "2^N hashed n-grams are told apart.")
    private int bits = LetterConfig.none().bits();

    @Option(names = "--max-letters", paramLabel = "N", description = "Letters that are read.")
    private int mostLetters = LetterConfig.none().most();
  }

  /** What is trained. */
  @Heading("Model")
  private static final class Sizes {
    @Option(
        names = "--cell",
        paramLabel = "KIND",
        description = "One of ${COMPLETION-CANDIDATES}; none is a network without memory.")
    private Reader reader = Reader.LSTM;

    @Option(names = "--layers", paramLabel = "N", description = "Of the reader.")
    private int layers = 1;

    @Option(
        names = "--hidden",
        paramLabel = "N",
        description = "Units of a layer, of both directions together.")
    private int hidden = 128;

    @Option(names = "--embedding", paramLabel = "N", description = "Size of a word's vector.")
    private int embedding = 100;

    @Option(names = "--bidirectional", description = "Read in both directions.")
    private boolean bidirectional;

    @Option(
        names = "--window",
        paramLabel = "N",
        description = "Words that a network without memory sees at once.")
    private int window = 1;

    @Option(
        names = "--output",
        paramLabel = "KIND",
        description = "How tags are chosen: one of ${COMPLETION-CANDIDATES}.")
    private Output output = Output.SOFTMAX;

    @Option(
        names = "--feedback",
        paramLabel = "N",
        description = "Size of the vector of the tag before, which is read too; 0 for none.")
    private int feedback;

    @Option(
        names = "--scheme",
        paramLabel = "KIND",
        description = "How the network writes slots: one of ${COMPLETION-CANDIDATES}.")
    private TagScheme scheme = TagScheme.IOB2;

    @Option(
        names = "--intent-weight",
        paramLabel = "X",
        description = "Factor of the intent's loss beside that of slots; 0 learns no intents.")
    private double intentWeight = 1;

    @Option(
        names = "--pooling",
        paramLabel = "KIND",
        description = "How a text becomes one vector: one of ${COMPLETION-CANDIDATES}.")
    private Summary pooling = Summary.ATTENTION;

    @Option(
        names = "--dropout",
        paramLabel = "P",
        description = "Share of activations dropped before each layer.")
    private double dropout = 0.3;

    private NetworkConfig network() {
      return new NetworkConfig(
          reader,
          layers,
          hidden,
          embedding,
          bidirectional,
          window,
          output,
          feedback,
          pooling,
          dropout);
    }
  }

  TagConfig model() {
    return WrongUse.unless(
        () ->
            new TagConfig(
                texts.task,
                new WordConfig(words.lowerCase, words.minimumCount, words.most, words.unknown),
                new LetterConfig(
                    words.letters, words.embedding, words.units, words.bits, words.mostLetters),
                sizes.network(),
                sizes.scheme,
                texts.task == Task.SLOTS ? sizes.intentWeight : 0,
                texts.batch));
  }

  /**
   * The files of {@code --data}: paths or names of the catalogue, separated by commas; or embedded
   * texts.
   *
   * @param seed of embedded texts
   */
  TagSource data(Task task, String names, long seed) {
    if (names.equals(TagSource.TICKETS) || names.equals(TagSource.NOTES)) {
      Task own = names.equals(TagSource.NOTES) ? Task.KEYTERMS : Task.SLOTS;
      if (task != own) {
        throw new WrongUse(
            "--data " + names + " is for --task " + own + ", but the task was " + task);
      }
      if (!texts.dev.isEmpty() || !texts.test.isEmpty()) {
        throw new WrongUse("--data " + names + " has its own held-out and test texts");
      }
      return TagSource.embedded(texts.embedded, seed);
    }
    TagFiles files = TagFiles.of(texts.data.resolve(names));
    boolean divided = !texts.dev.isEmpty() || !texts.test.isEmpty();
    return WrongUse.unless(
        () ->
            new TagSource(
                Source.absolute(files.train()),
                Source.absolute(divided ? texts.dev : files.dev()),
                Source.absolute(divided ? texts.test : files.test()),
                texts.layout,
                texts.fold,
                texts.lenient,
                0,
                0));
  }
}
