package dev.unroll.seqtoseq;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.unroll.training.backend.Backend;
import dev.unroll.training.command.WrongUse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code seq2seq translate}. */
@Command(
    name = "translate",
    description = "Translate sentences: those given, the lines of a file, or of standard input.")
final class TranslateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--run", required = true, paramLabel = "DIR", description = "Run folder.")
  private Path run;

  @Parameters(paramLabel = "SENTENCE", description = "What to translate.", arity = "0..*")
  private List<String> sentences = List.of();

  @Option(
      names = "--input",
      paramLabel = "FILE",
      showDefaultValue = Visibility.NEVER,
      description = "Sentences, one a line; - for standard input, which is the default.")
  private Path input = Path.of("-");

  @Option(names = "--batch", paramLabel = "N", description = "Lines that are read at a time.")
  private int batch = 256;

  @Option(
      names = "--attention",
      paramLabel = "FILE",
      showDefaultValue = Visibility.NEVER,
      description = "Show where the decoder looked: - in the terminal, or a .png or .html file.")
  private Path attention = Path.of("");

  @Mixin private SearchOptions search = new SearchOptions();

  private PrintWriter out;

  @Override
  public Integer call() throws Exception {
    Search how = search.search();
    if (batch < 1) {
      throw new WrongUse("--batch must be > 0, but was " + batch);
    }
    AttentionFile pictures = WrongUse.unless(() -> AttentionFile.of(attention));
    Backend.start();
    out = spec.commandLine().getOut();
    SeqToSeqModel model = SeqToSeqModel.load(run);
    if (!sentences.isEmpty()) {
      show(model.translate(sentences, how), pictures);
    } else {
      try (BufferedReader lines = open()) {
        for (List<String> some = next(lines); !some.isEmpty(); some = next(lines)) {
          show(model.translate(some, how), pictures);
        }
      }
    }
    pictures.finish(out);
    out.flush();
    return 0;
  }

  private BufferedReader open() throws IOException {
    if (input.toString().equals("-")) {
      return new BufferedReader(new InputStreamReader(System.in, UTF_8));
    }
    if (!Files.isRegularFile(input)) {
      throw new IOException("no file at " + input + "; check the path");
    }
    return Files.newBufferedReader(input);
  }

  private List<String> next(BufferedReader lines) throws IOException {
    List<String> some = new ArrayList<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      some.add(line);
      // A person who types wants an answer to each line.
      if (some.size() == batch || !lines.ready()) {
        break;
      }
    }
    return some;
  }

  private void show(List<Translation> translations, AttentionFile pictures) throws IOException {
    for (Translation translation : translations) {
      if (translation.nBest().size() == 1) {
        out.println(translation.text());
      } else {
        for (Translation.Candidate candidate : translation.nBest()) {
          out.printf(Locale.ROOT, "%.4f\t%s%n", candidate.score(), candidate.text());
        }
        out.println();
      }
      pictures.add(translation, out);
    }
    out.flush();
  }
}
