package dev.unroll.seqtoseq;

import dev.unroll.core.decoding.Search;
import dev.unroll.core.metric.BleuTokeniser;
import dev.unroll.data.parallel.SentencePair;
import dev.unroll.training.backend.Backend;
import dev.unroll.training.command.SearchOptions;
import dev.unroll.training.command.WrongUse;
import dev.unroll.training.launch.Plan;
import dev.unroll.training.run.RunFiles;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code seq2seq evaluate}. */
@Command(
    name = "evaluate",
    description = "Measure a model on pairs, or on its own held-out and test pairs.")
final class EvaluateCommand implements Callable<Integer> {
  /** Upper ends of the classes of source lengths, in tokens. */
  private static final int[] LENGTHS = {5, 10, 15, 20, 30, 50, Integer.MAX_VALUE};

  @Spec private CommandSpec spec;

  @Option(names = "--run", required = true, paramLabel = "DIR", description = "Run folder.")
  private Path run;

  @Option(
      names = "--data",
      split = ",",
      paramLabel = "FILE",
      showDefaultValue = Visibility.NEVER,
      description = "Pairs: one file with tabs, or two; without it the run's own.")
  private List<Path> data = List.of();

  @Option(
      names = "--tokeniser",
      paramLabel = "NAME",
      showDefaultValue = Visibility.NEVER,
      description =
          "Of BLEU, as sacreBLEU names them: 13a, intl, zh, char, none. Without it zh"
              + " for Chinese references, else 13a.")
  private String tokeniser = "";

  @Option(
      names = "--baseline",
      description = "Measure the training pair with the closest source, too.")
  private boolean baseline;

  @Option(names = "--lenient", description = "Replace bytes that are no UTF-8.")
  private boolean lenient;

  @Mixin private SearchOptions search = new SearchOptions();

  private PrintWriter out;

  @Override
  public Integer call() throws Exception {
    Search how = search.search();
    Backend.start();
    out = spec.commandLine().getOut();
    SeqToSeqModel model = SeqToSeqModel.load(run);
    search.requireAttention(model.config().network().attends());
    if (model.config().kind() == SeqToSeqConfig.Kind.PARSING) {
      throw new WrongUse(run + " parses; measure it with: seq2seq parse --run " + run + " --gold");
    }
    Plan<SeqToSeqConfig, PairSource> plan =
        Plan.of(RunFiles.checkpoint(run), new SeqToSeqTraining());
    if (!data.isEmpty()) {
      PairSource.Reading given = plan.data().reading(data, lenient);
      if (given.empty() > 0) {
        out.printf(Locale.ROOT, "%,d pairs left out: a side is blank%n", given.empty());
      }
      show("pairs", model, given.pairs(), how);
      return 0;
    }
    plan.requireSameData();
    PairSource.Pairs pairs = plan.data().read(plan.model().kind());
    show("held out", model, pairs.dev(), how);
    show("test", model, pairs.test(), how);
    if (baseline) {
      lookUp(model, pairs);
    }
    return 0;
  }

  /** What a look-up scores on the test pairs. */
  private void lookUp(SeqToSeqModel model, PairSource.Pairs pairs) {
    NearestPair nearest = new NearestPair(model.source(), pairs.train());
    List<String> found =
        pairs.test().stream().map(pair -> nearest.translate(pair.source())).toList();
    List<String> references = pairs.test().stream().map(SentencePair::target).toList();
    Scores scores = Scores.of(found, references, model.target(), tokeniser(references));
    out.printf(
        Locale.ROOT,
        "test, by the closest training source: %s chrF %.2f, exact match %.2f %%%n",
        scores.bleu().summary(),
        scores.chrF(),
        scores.exactMatch());
    out.flush();
  }

  private BleuTokeniser tokeniser(List<String> references) {
    return tokeniser.isEmpty()
        ? Scores.standardTokeniser(references)
        : WrongUse.unless(() -> BleuTokeniser.named(tokeniser));
  }

  private void show(String name, SeqToSeqModel model, List<SentencePair> pairs, Search how) {
    List<String> references = pairs.stream().map(SentencePair::target).toList();
    BleuTokeniser bleu = tokeniser(references);
    long began = System.nanoTime();
    List<Translation> translations =
        model.translate(pairs.stream().map(SentencePair::source).toList(), how);
    double seconds = (System.nanoTime() - began) / 1e9;
    List<String> texts = translations.stream().map(Translation::text).toList();
    Scores all = Scores.of(texts, references, model.target(), bleu);
    out.printf(
        Locale.ROOT,
        "%s: %,d pairs, %s%n%s chrF %.2f, exact match %.2f %%, %.1f sentences/s%n",
        name,
        pairs.size(),
        all.signature(),
        all.bleu().summary(),
        all.chrF(),
        all.exactMatch(),
        pairs.size() / seconds);
    byLength(model, translations, references, bleu);
    out.flush();
  }

  private void byLength(
      SeqToSeqModel model,
      List<Translation> translations,
      List<String> references,
      BleuTokeniser bleu) {
    out.println("source tokens    pairs    BLEU    chrF   exact match");
    int from = 1;
    for (int to : LENGTHS) {
      int low = from;
      int[] members =
          IntStream.range(0, translations.size())
              .filter(
                  i -> {
                    // Without the end symbol.
                    int length = translations.get(i).sourceTokens().size() - 1;
                    return length >= low && length <= to;
                  })
              .toArray();
      if (members.length > 0) {
        List<String> texts = new ArrayList<>();
        List<String> wanted = new ArrayList<>();
        for (int i : members) {
          texts.add(translations.get(i).text());
          wanted.add(references.get(i));
        }
        Scores scores = Scores.of(texts, wanted, model.target(), bleu);
        String range = to == Integer.MAX_VALUE ? low + " and more" : low + " to " + to;
        out.printf(
            Locale.ROOT,
            "%-13s %8d %7.2f %7.2f %11.2f %%%n",
            range,
            members.length,
            scores.bleu().score(),
            scores.chrF(),
            scores.exactMatch());
      }
      from = to == Integer.MAX_VALUE ? to : to + 1;
    }
  }
}
