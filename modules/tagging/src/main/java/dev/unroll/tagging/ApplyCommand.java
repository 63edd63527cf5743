package dev.unroll.tagging;

import dev.unroll.data.tagging.TaggingLayout;
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

  @Option(
      names = "--words",
      description = "What stands between blanks is a word; else texts are cut as in training.")
  private boolean words;

  @Option(names = "--format", paramLabel = "KIND", description = "One of ${COMPLETION-CANDIDATES}.")
  private TagFormat format = TagFormat.TEXT;

  @Option(
      names = "--stream",
      description = "Tag each word of a line before those after it are read, one a line.")
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
    if (stream && beam != 1) {
      throw new WrongUse("--beam looks at what follows, which --stream does not wait for");
    }
    WrongUse.unless(() -> new TagBeam(beam));
    Backend.start();
    TagModel model = TagModel.load(run);
    WrongUse.unless(() -> model.beam(beam));
    if (format == TagFormat.IOB && !model.config().task().tagsWords()) {
      throw new WrongUse(
          "--format iob shows tags of words, but the model does "
              + model.config().task()
              + "; choose text or json");
    }
    PrintWriter out = spec.commandLine().getOut();
    if (stream) {
      TagStream tags = WrongUse.unless(model::stream);
      input.forEach(1, (some, first) -> some.forEach(text -> stream(cut(model, text), tags, out)));
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
    return model.tagWords(texts.stream().map(text -> cut(model, text)).toList(), beam);
  }

  private List<String> cut(TagModel model, String text) {
    return words ? TaggingLayout.COLUMNS.words(text) : model.words(text);
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
