package dev.unroll.seqtoseq;

import dev.unroll.core.decoding.Search;
import dev.unroll.training.backend.Backend;
import dev.unroll.training.command.SearchOptions;
import dev.unroll.training.command.SentenceInput;
import dev.unroll.training.command.WrongUse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code seq2seq translate}. */
@Command(
    name = "translate",
    description = "Translate sentences: those given, the lines of a file, or of standard input.")
final class TranslateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--run", required = true, paramLabel = "DIR", description = "Run folder.")
  private Path run;

  @Mixin private SentenceInput input = new SentenceInput();

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
    search.requireAttention(model.config().network().attends());
    pictures.requireAttention(model.config().network());
    input.forEach(batch, (some, first) -> show(model.translate(some, how, first), how, pictures));
    pictures.finish(spec.commandLine().getErr());
    out.flush();
    return 0;
  }

  private void show(List<Translation> translations, Search how, AttentionFile pictures)
      throws IOException {
    for (Translation translation : translations) {
      if (how.nBest() == 1) {
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
