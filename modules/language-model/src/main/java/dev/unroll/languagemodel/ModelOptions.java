package dev.unroll.languagemodel;

import dev.unroll.data.catalogue.DataDirectory;
import dev.unroll.data.catalogue.Dataset;
import dev.unroll.data.catalogue.Installer;
import dev.unroll.languagemodel.LanguageModelConfig.Kind;
import dev.unroll.languagemodel.LanguageModelConfig.Level;
import dev.unroll.training.command.WrongUse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options of {@code lm train} that say what the model is and what it reads. */
final class ModelOptions {
  @Option(names = "--model", description = "One of ${COMPLETION-CANDIDATES}.")
  private Kind model = Kind.RNN;

  @Option(names = "--level", description = "Tokens: one of ${COMPLETION-CANDIDATES}.")
  private Level level = Level.CHAR;

  @Option(names = "--cell", description = "One of ${COMPLETION-CANDIDATES}.")
  private Recurrent.CellKind cell = Recurrent.CellKind.LSTM;

  @Option(names = "--layers", description = "Recurrent layers.")
  private int layers = 1;

  @Option(names = "--hidden", description = "Units of a layer.")
  private int hidden = 128;

  @Option(names = "--embedding", description = "Size of a token's vector; 0 for that of --hidden.")
  private int embedding;

  @Option(names = "--dropout", description = "Share of activations dropped between layers.")
  private double dropout;

  @Option(names = "--variational", description = "Drop the same ones at all steps of a segment.")
  private boolean variational;

  @Option(names = "--tied", description = "Use the token vectors as weights of the softmax.")
  private boolean tied;

  @Option(
      names = "--order",
      description = "Order of the ngram model, or tokens in the window of the mlp.")
  private int order = 5;

  @Option(names = "--vocabulary", description = "Most tokens, for word and bpe.")
  private int vocabulary = 10_000;

  @Option(names = "--min-count", description = "Rarer words become unknown, for word.")
  private int minimumCount = 1;

  @Option(names = "--batch", description = "Rows of a batch.")
  private int batch = 32;

  @Option(names = "--bptt", description = "Steps of a segment; the gradient ends at its start.")
  private int bptt = 64;

  @Option(
      names = "--dev",
      paramLabel = "FILE",
      description = "Held-out text; without it 5%% of --data.")
  private List<Path> dev = List.of();

  @Option(
      names = "--test",
      paramLabel = "FILE",
      description = "Test text; without it the last 5%% of --data.")
  private List<Path> test = List.of();

  @Option(names = "--lenient", description = "Replace bytes that are no UTF-8.")
  private boolean lenient;

  @Option(names = "--data-dir", paramLabel = "DIR", description = "Where datasets are kept.")
  private Path dataDirectory = DataDirectory.standard().path();

  LanguageModelConfig model() {
    return WrongUse.unless(
        () ->
            new LanguageModelConfig(
                model,
                level,
                vocabulary,
                minimumCount,
                new Recurrent(
                    cell,
                    layers,
                    hidden,
                    embedding == 0 ? hidden : embedding,
                    dropout,
                    variational,
                    tied),
                order,
                batch,
                bptt));
  }

  /** The files of {@code --data}: paths or names of the catalogue, separated by commas. */
  DataConfig data(String names) {
    List<Path> train = new ArrayList<>();
    for (String name : names.split(",")) {
      train.addAll(resolve(name));
    }
    return WrongUse.unless(() -> DataConfig.files(train, dev, test, lenient));
  }

  private List<Path> resolve(String name) {
    Path path = Path.of(name);
    if (Files.exists(path) || name.contains("/") || name.contains(".")) {
      return List.of(path);
    }
    Installer installer = new Installer(new DataDirectory(dataDirectory));
    Dataset dataset = WrongUse.unless(() -> installer.catalogue().find(name));
    Path folder = installer.require(name);
    List<Path> texts =
        dataset.files().stream()
            .map(file -> folder.resolve(file.path()))
            .filter(file -> file.toString().endsWith(".txt"))
            .toList();
    if (texts.isEmpty()) {
      throw new WrongUse(
          "dataset "
              + name
              + " has no text file (.txt) to train on; give the path of a file in "
              + folder);
    }
    return texts;
  }
}
