package dev.unroll.autoencoder;

import dev.unroll.data.vector.WordVectors;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option of commands that may read words which a model never met. */
final class Expansion {
  private static final Path NONE = Path.of("");

  /** Has {@code --lenient}, too. */
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--word-vectors",
      paramLabel = "FILE",
      showDefaultValue = Visibility.NEVER,
      description =
          "Vectors of words, as text of word2vec or GloVe: words that the model lacks are read by"
              + " them. For models of --level word or space.")
  private Path file = NONE;

  /** Loads what makes the vectors of a run, and says how many words were added to it, if any. */
  SentenceEncoder encoder(Path run) throws IOException {
    SentenceEncoder bare = SentenceEncoder.load(run);
    if (file.equals(NONE)) {
      return bare;
    }
    boolean lenient = command.findOption("--lenient").getValue();
    SentenceEncoder expanded = bare.expanded(WordVectors.first(file, Integer.MAX_VALUE, lenient));
    PrintWriter err = command.commandLine().getErr();
    err.println(
        String.format(
            Locale.ROOT, "%,d words of %s added to those of %s", expanded.added(), file, run));
    err.flush();
    return expanded;
  }
}
