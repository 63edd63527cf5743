package dev.unroll.seqtoseq;

import dev.unroll.core.decoding.Search;
import dev.unroll.data.parallel.SentencePair;
import dev.unroll.data.synthetic.Split;
import dev.unroll.data.synthetic.translation.NumbersAndDates;
import dev.unroll.data.text.TextConfig;
import dev.unroll.data.text.TextConfig.Level;
import dev.unroll.layers.recurrent.CellName;
import dev.unroll.seqtoseq.NetworkConfig.AttentionName;
import dev.unroll.seqtoseq.NetworkConfig.Feeding;
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
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What {@code unroll seq2seq} does by itself: learns English numbers and dates into Chinese from
 * embedded pairs in two minutes, says how many of new ones are exactly right, shows where the
 * decoder looks, and translates what is typed.
 */
final class Demonstration {
  private static final double MINUTES = 1.9;
  private static final int EXAMPLES = 6;
  private static final int LONGER = 200;

  private final PrintWriter out;
  private final long seed;

  Demonstration(PrintWriter out, long seed) {
    this.out = out;
    this.seed = seed;
  }

  static SeqToSeqConfig model() {
    return new SeqToSeqConfig(
        SeqToSeqConfig.Kind.TRANSLATION,
        new TextConfig(Level.WORD, 10_000, 1, true),
        new TextConfig(Level.CHAR, 10_000, 1, false),
        false,
        new NetworkConfig(
            CellName.LSTM, 1, 128, 64, true, AttentionName.GENERAL, Feeding.NONE, 0, false),
        0,
        SamplingConfig.none(),
        60,
        64);
  }

  int run() throws IOException {
    Path run = RunFiles.free(Path.of("runs", "seq2seq-demo"));
    TrainConfig training =
        new TrainConfig(
            seed,
            new Limits(8, Long.MAX_VALUE, MINUTES, 0, 500, 30),
            new Optimiser(Optimiser.Kind.ADAM, 0, 0),
            new RateConfig(TrainConfig.Kind.COSINE, 0.004, 0.5, 1000, 2, 50),
            GradientNormalisation.CLIP_GLOBAL_NORM,
            1);
    out.println(
        "Learning to write English numbers and dates in Chinese, two minutes; Ctrl-C stops"
            + " earlier.");
    out.flush();
    PairSource pairs = PairSource.embedded(PairSource.USUAL, seed);
    int code =
        new Launch<>(new SeqToSeqTraining(), out, List.of("seq2seq"), Map.of())
            .start(model(), training, pairs, run);
    if (code == 0) {
      SeqToSeqModel model = SeqToSeqModel.load(run);
      show(model, pairs);
      converse(model, run);
    }
    return code;
  }

  private void show(SeqToSeqModel model, PairSource pairs) {
    List<SentencePair> test = pairs.embedded(Split.TEST);
    List<Translation> found = translations(model, test);
    out.println();
    for (int i = 0; i < EXAMPLES; i++) {
      out.printf("  %s%n    → %s%n", test.get(i).source(), found.get(i).text());
    }
    out.printf(
        Locale.ROOT,
        "%nOf %d new numbers and dates %.1f %% are exactly right; of numbers with %d digits, longer"
            + " than any it has learnt from, %.1f %%.%n",
        test.size(),
        exact(model, found, test),
        NumbersAndDates.DIGITS + 1,
        exactLonger(model));
    Translation longest =
        found.stream()
            .limit(EXAMPLES)
            .max(Comparator.comparingInt(one -> one.sourceTokens().size()))
            .orElseThrow();
    out.printf("%nWhere it looks:%n%n%s%n", AttentionFile.text(longest));
    out.flush();
  }

  private double exactLonger(SeqToSeqModel model) {
    List<SentencePair> longer =
        new NumbersAndDates(seed).longerNumbers(NumbersAndDates.DIGITS + 1, LONGER);
    return exact(model, translations(model, longer), longer);
  }

  private static List<Translation> translations(SeqToSeqModel model, List<SentencePair> pairs) {
    return model.translate(pairs.stream().map(SentencePair::source).toList(), Search.beam(5));
  }

  private static double exact(
      SeqToSeqModel model, List<Translation> found, List<SentencePair> pairs) {
    return Scores.exactMatch(
        found.stream().map(Translation::text).toList(),
        pairs.stream().map(SentencePair::target).toList(),
        model.target());
  }

  /** Translates what is typed until the end of input; not at all when nobody can type. */
  private void converse(SeqToSeqModel model, Path run) throws IOException {
    out.printf("Go on:  unroll seq2seq translate --run %s \"three thousand five\"%n", run);
    if (!Shell.isTerminal()) {
      out.flush();
      return;
    }
    out.println("Type a number or a date in English words; an empty line ends.");
    BufferedReader typed =
        new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
    for (String line = ask(typed); !line.isBlank(); line = ask(typed)) {
      out.println("→ " + model.translate(line));
    }
  }

  private String ask(BufferedReader typed) throws IOException {
    out.print("> ");
    out.flush();
    String line = typed.readLine();
    return line == null ? "" : line;
  }
}
