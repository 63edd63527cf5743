package dev.unroll.tagging;

import dev.unroll.training.backend.Backend;
import dev.unroll.training.command.SentenceInput;
import dev.unroll.training.command.WrongUse;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tag apply}. */
@Command(
    name = "apply",
    description = "Tag texts: those given, the lines of a file, or of standard input.")
final class ApplyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--run", required = true, paramLabel = "DIR", description = "Run folder.")
  private Path run;

  @Mixin private SentenceInput input = new SentenceInput();

  @Option(names = "--format", paramLabel = "KIND", description = "One of ${COMPLETION-CANDIDATES}.")
  private TagFormat format = TagFormat.TEXT;

  @Option(
      names = "--stream",
      description = "Show the tag of each word when it is read, before those after it.")
  private boolean stream;

  @Option(
      names = "--beam",
      paramLabel = "N",
      description = "Beginnings that are kept by a network with --feedback.")
  private int beam = 1;

  @Option(names = "--batch", paramLabel = "N", description = "Lines that are read at a time.")
  private int batch = 256;

  @Override
  public Integer call() throws Exception {
    if (batch < 1) {
      throw new WrongUse("--batch must be > 0, but was " + batch);
    }
    if (stream && format != TagFormat.TEXT && format != TagFormat.IOB) {
      throw new WrongUse(
          "--stream shows words with their tags, which --format " + format + " is not");
    }
    WrongUse.unless(() -> new TagBeam(beam));
    Backend.start();
    TagModel model = TagModel.load(run);
    PrintWriter out = spec.commandLine().getOut();
    if (stream) {
      TagStream words = WrongUse.unless(model::stream);
      input.forEach(1, (some, first) -> stream(model.words(some.get(0)), words, out));
    } else {
      Colours colours = Colours.of(model.answers());
      input.forEach(batch, (some, first) -> show(model, tag(model, some), colours, out));
    }
    out.flush();
    return 0;
  }

  private void show(TagModel model, List<Tagged> all, Colours colours, PrintWriter out) {
    all.forEach(one -> out.println(TagText.of(format, model.config().task(), one, colours)));
    out.flush();
  }

  private List<Tagged> tag(TagModel model, List<String> texts) {
    return model.tagWords(texts.stream().map(model::words).toList(), beam);
  }

  private static void stream(List<String> words, TagStream tags, PrintWriter out) {
    tags.reset();
    for (String word : words) {
      out.println(word + " " + tags.next(word));
      out.flush();
    }
    out.println();
    out.flush();
  }
}
