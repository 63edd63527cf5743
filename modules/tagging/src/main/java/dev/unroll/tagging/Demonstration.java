package dev.unroll.tagging;

import dev.unroll.core.tagging.TagScheme;
import dev.unroll.tagging.NetworkConfig.Output;
import dev.unroll.tagging.NetworkConfig.Reader;
import dev.unroll.tagging.NetworkConfig.Summary;
import dev.unroll.tagging.TagConfig.Task;
import dev.unroll.training.Limits;
import dev.unroll.training.TrainConfig;
import dev.unroll.training.TrainConfig.RateConfig;
import dev.unroll.training.command.Shell;
import dev.unroll.training.gradient.GradientNormalisation;
import dev.unroll.training.gradient.Optimiser;
import dev.unroll.training.launch.Launch;
import dev.unroll.training.run.RunFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What {@code unroll tag} does by itself: learns the slots of embedded ticket requests in less than
 * a minute with a recurrent network and in seconds with one that has no memory, shows that only the
 * first can tell the Taipei that is left from the one that is reached, and lets both fill the slots
 * of what is typed.
 */
final class Demonstration {
  private static final double MINUTES = 0.8;
  private static final int REQUESTS = 3_000;
  private static final List<String> SENTENCES =
      List.of(
          "i would like to leave taipei on november 2nd",
          "i would like to arrive at taipei on november 2nd",
          "i would like to leave kaohsiung on november 2nd",
          "i would like to arrive at kaohsiung on november 2nd");

  private final PrintWriter out;
  private final long seed;

  Demonstration(PrintWriter out, long seed) {
    this.out = out;
    this.seed = seed;
  }

  static TagConfig model(Reader reader) {
    return new TagConfig(
        Task.SLOTS,
        new WordConfig(true, 1, 1_000, 0.95),
        LetterConfig.none(),
        new NetworkConfig(reader, 1, 96, 48, false, 1, Output.SOFTMAX, 0, Summary.ATTENTION, 0.1),
        TagScheme.IOB2,
        1,
        32);
  }

  int run() throws IOException {
    out.println(
        "Two requests: \"leave taipei\", \"arrive at taipei\". In the first Taipei is where a"
            + " journey begins,");
    out.println(
        "in the second where it ends. Who looks at one word at a time sees the same word twice; to"
            + " tell");
    out.println("them apart takes a network with a memory of what came before.");
    out.println();
    out.println("Learning requests with memory, less than a minute; Ctrl-C stops earlier.");
    out.flush();
    Path remembers = RunFiles.free(Path.of("runs", "tag-demo"));
    int code = train(Reader.LSTM, 10, MINUTES, remembers);
    if (code != 0) {
      return code;
    }
    out.printf("%nThe same requests without memory, some seconds.%n");
    Path forgets = RunFiles.free(Path.of("runs", "tag-demo-no-memory"));
    code = train(Reader.NONE, 4, MINUTES / 4, forgets);
    if (code == 0) {
      TagModel model = TagModel.load(remembers);
      TagModel other = TagModel.load(forgets);
      show(model, other);
      converse(model, other, remembers);
    }
    return code;
  }

  private int train(Reader reader, int epochs, double minutes, Path run) throws IOException {
    TrainConfig training =
        new TrainConfig(
            seed,
            new Limits(epochs, Long.MAX_VALUE, minutes, 0, 200, 30),
            new Optimiser(Optimiser.Kind.ADAM, 0, 0),
            new RateConfig(TrainConfig.Kind.COSINE, 0.005, 0.5, 1000, 2, 20),
            GradientNormalisation.CLIP_GLOBAL_NORM,
            1);
    return new Launch<>(new TagTraining(), out, List.of("tag"), Map.of())
        .start(model(reader), training, TagSource.embedded(REQUESTS, seed), run);
  }

  private void show(TagModel remembers, TagModel forgets) throws IOException {
    Colours colours = Colours.of(remembers.answers());
    show("with memory", remembers, colours);
    show("without", forgets, colours);
    out.println();
    out.println(
        "Nobody told either of Kaohsiung: it is read as \"other\", and what is said of it tells"
            + " what it is.");
    List<Example> test = TagSource.embedded(REQUESTS, seed).read(Task.SLOTS).test();
    out.printf(
        Locale.ROOT,
        "Of the slots in %d requests about places that are new to both: F1 %.1f %% with memory,"
            + " %.1f %% without.%n",
        test.size(),
        f1(remembers, test),
        f1(forgets, test));
    out.flush();
  }

  private void show(String name, TagModel model, Colours colours) {
    out.printf("%n%s%n", name);
    for (Tagged tagged : model.tag(SENTENCES)) {
      out.println("  " + text(tagged, colours));
    }
  }

  /** Colours for eyes, brackets for files. */
  private static String text(Tagged tagged, Colours colours) {
    TagFormat format = Shell.isTerminal() ? TagFormat.COLOUR : TagFormat.TEXT;
    return TagText.of(format, Task.SLOTS, tagged, colours);
  }

  private static double f1(TagModel model, List<Example> test) {
    return Evaluation.of(model, test, 1).scores().slots().overall().f1();
  }

  /** Fills the slots of what is typed until the end of input; not when nobody can type. */
  private void converse(TagModel model, TagModel other, Path run) throws IOException {
    out.printf("%nGo on:  unroll tag apply --run %s \"%s\"%n", run, SENTENCES.get(0));
    if (!Shell.isTerminal()) {
      out.flush();
      return;
    }
    out.println("Type a request; an empty line ends.");
    Colours colours = Colours.of(model.answers());
    BufferedReader typed =
        new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
    for (String line = ask(typed); !line.isBlank(); line = ask(typed)) {
      out.println("  with memory  " + text(model.tag(List.of(line)).get(0), colours));
      out.println("  without      " + text(other.tag(List.of(line)).get(0), colours));
    }
  }

  private String ask(BufferedReader typed) throws IOException {
    out.print("> ");
    out.flush();
    String line = typed.readLine();
    return line == null ? "" : line;
  }
}
