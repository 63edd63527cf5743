package dev.unroll.speech;

import dev.unroll.core.check.Check;
import dev.unroll.core.ngram.ArpaFile;
import dev.unroll.core.ngram.Discounts;
import dev.unroll.core.ngram.KneserNey;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.data.synthetic.Split;
import dev.unroll.data.text.TextLines;
import dev.unroll.training.command.WrongUse;
import dev.unroll.training.launch.Plan;
import dev.unroll.training.run.RunFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code speech language}. */
@Command(
    name = "language",
    description = {
      "Make a language model for --lm: n-grams with Kneser-Ney smoothing, as an ARPA file.",
      "It learns the transcripts that a run was trained on, or the lines of --text.",
      "With --plain it writes them as they are, for lm train, whose runs --lm takes, too."
    })
final class LanguageCommand implements Callable<Integer> {
  private static final Path NONE = Path.of("");
  private static final String SPACE = "<space>";

  @Spec private CommandSpec spec;

  @Option(
      names = "--run",
      paramLabel = "DIR",
      showDefaultValue = Visibility.NEVER,
      description = "Run folder whose transcripts are learnt; not with --text.")
  private Path run = NONE;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "File to write.")
  private Path out;

  @Option(names = "--order", paramLabel = "N", description = "Length of the longest n-grams.")
  private int order = 3;

  @Option(names = "--letters", description = "N-grams of letters, the space as " + SPACE + ".")
  private boolean letters;

  @Option(names = "--plain", description = "Write the sentences themselves, one a line.")
  private boolean plain;

  @Option(
      names = "--part",
      paramLabel = "PART",
      description = "Recordings of the run: train, dev (those held out) or test.")
  private Split part = Split.TRAIN;

  @Option(
      names = "--text",
      paramLabel = "FILE",
      showDefaultValue = Visibility.NEVER,
      description = "Sentences, one a line, as transcripts are written.")
  private Path text = NONE;

  @Override
  public Integer call() throws Exception {
    WrongUse.unless(() -> Check.positive("order", order));
    if (run.equals(NONE) == text.equals(NONE)) {
      throw new WrongUse("give either --run, whose transcripts are learnt, or --text");
    }
    if (plain && letters) {
      throw new WrongUse("--letters is for n-grams, but --plain makes none; leave one of them out");
    }
    if (part != Split.TRAIN && run.equals(NONE)) {
      throw new WrongUse("--part is for the recordings of --run, but --text has no parts");
    }
    List<String> lines = text.equals(NONE) ? transcripts() : TextLines.filled(text);
    Check.require(!lines.isEmpty(), "there is no text to learn from");
    if (plain) {
      Files.write(out, lines);
      say("wrote %s: %,d sentences", out, lines.size());
    } else {
      learn(lines);
    }
    return 0;
  }

  private void learn(List<String> lines) {
    List<List<String>> sentences = lines.stream().map(this::tokens).toList();
    Vocabulary.Builder builder =
        Vocabulary.builder().special(Vocabulary.UNKNOWN, Vocabulary.START, Vocabulary.END);
    sentences.forEach(builder::addAll);
    Vocabulary vocabulary = builder.build();
    KneserNey.Builder model =
        KneserNey.sentences(order, vocabulary.size(), vocabulary.start(), vocabulary.end())
            .fallback(Discounts.FALLBACK);
    sentences.forEach(sentence -> model.add(vocabulary.ids(sentence)));
    new ArpaFile(vocabulary, model.build()).write(out);
    say(
        "wrote %s: order %d, %,d %s, from %,d sentences",
        out, order, vocabulary.size() - 3, letters ? "letters" : "words", sentences.size());
  }

  private void say(String format, Object... values) {
    spec.commandLine().getOut().println(String.format(Locale.ROOT, format, values));
    spec.commandLine().getOut().flush();
  }

  private List<String> tokens(String sentence) {
    return letters
        ? sentence.codePoints().mapToObj(c -> c == ' ' ? SPACE : Character.toString(c)).toList()
        : Arrays.stream(sentence.split(" ")).filter(word -> !word.isEmpty()).toList();
  }

  private List<String> transcripts() throws IOException {
    Plan<SpeechConfig, SpeechSource> plan = Plan.of(RunFiles.checkpoint(run), new SpeechTraining());
    plan.requireSameData();
    Check.require(
        part != Split.TEST || plan.data().hasTest(),
        "the run has no test part; take --part train or dev");
    return plan.data().read(part).entries().stream().map(Recordings.Entry::transcript).toList();
  }
}
