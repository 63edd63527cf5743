package dev.unroll.autoencoder;

import dev.unroll.autoencoder.probe.BagOfWords;
import dev.unroll.autoencoder.probe.EvaluationSets;
import dev.unroll.autoencoder.probe.OrderContrast;
import dev.unroll.autoencoder.probe.ProbeScore;
import dev.unroll.autoencoder.probe.SentenceEvaluation;
import dev.unroll.autoencoder.probe.SickScores;
import dev.unroll.data.document.Documents;
import dev.unroll.training.backend.Backend;
import dev.unroll.training.launch.Plan;
import dev.unroll.training.run.RunFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code autoencoder probe}. */
@Command(
    name = "probe",
    description =
        "Measure what vectors keep: order, and by data that you give meaning and grammar.")
final class ProbeCommand implements Callable<Integer> {
  private static final Path NONE = Path.of("");

  @Spec private CommandSpec spec;

  @Option(names = "--run", required = true, paramLabel = "DIR", description = "Run folder.")
  private Path run;

  @Option(
      names = "--sick",
      paramLabel = "DIR",
      showDefaultValue = Visibility.NEVER,
      description = "SICK 2014: relatedness and entailment of pairs.")
  private Path sick = NONE;

  @Option(
      names = "--treebank",
      paramLabel = "DIR",
      showDefaultValue = Visibility.NEVER,
      description = "Universal Dependencies: length, word order, tense, number of the subject.")
  private Path treebank = NONE;

  @Option(
      names = "--books",
      split = ",",
      paramLabel = "FILE",
      showDefaultValue = Visibility.NEVER,
      description = "Texts, two or more: which one a sentence is from.")
  private List<Path> books = List.of();

  @Option(
      names = "--bag-of-words",
      description = "Measure averages of word vectors, learnt from the run's text, too.")
  private boolean bagOfWords;

  @Option(names = "--lenient", description = "Replace bytes that are no UTF-8.")
  private boolean lenient;

  @Option(names = "--seed", paramLabel = "N", description = "Of what is drawn for the probes.")
  private long seed = 1;

  private PrintWriter out;

  @Override
  public Integer call() throws Exception {
    Backend.start();
    out = spec.commandLine().getOut();
    SentenceEncoder encoder = SentenceEncoder.load(run);
    List<SentenceVectors> all = new ArrayList<>(List.of(encoder));
    if (bagOfWords) {
      all.add(learnt(encoder.size()));
    }
    for (SentenceVectors vectors : all) {
      measure(vectors);
    }
    return 0;
  }

  private BagOfWords learnt(int size) throws IOException {
    Plan<AutoencoderConfig, AutoencoderSource> plan =
        Plan.of(RunFiles.checkpoint(run), new AutoencoderTraining());
    plan.requireSameData();
    HeldOutText text = plan.data().read(plan.model());
    return BagOfWords.learn(text.train().stream().flatMap(List::stream).toList(), size, seed);
  }

  private void measure(SentenceVectors vectors) throws IOException {
    SentenceEvaluation evaluation = new SentenceEvaluation(vectors, seed);
    out.println(vectors.name());
    OrderContrast order = evaluation.order();
    out.printf(
        Locale.ROOT,
        "  same words in another order: cosine %.4f, unrelated words: %.4f%n",
        order.sameWords(),
        order.unrelated());
    if (!sick.equals(NONE)) {
      show(evaluation.sick(EvaluationSets.sick(sick)));
    }
    if (!treebank.equals(NONE)) {
      evaluation.treebank(EvaluationSets.treebank(treebank)).forEach(this::show);
    }
    if (!books.isEmpty()) {
      show(evaluation.topic(sentences()));
    }
    out.flush();
  }

  private Map<String, List<String>> sentences() throws IOException {
    Map<String, List<String>> sentences = new LinkedHashMap<>();
    for (Path book : books) {
      sentences.put(book.toString(), Documents.read(List.of(book), lenient).sentences());
    }
    return sentences;
  }

  private void show(SickScores scores) {
    out.printf(
        Locale.ROOT,
        "  SICK, %,d test pairs: Pearson %.4f, Spearman %.4f, MSE %.4f; entailment %.2f %%"
            + " (majority %.2f %%)%n",
        scores.testPairs(),
        scores.relatedness().pearson(),
        scores.relatedness().spearman(),
        scores.relatedness().meanSquaredError(),
        100 * scores.entailment(),
        100 * scores.majority());
    out.flush();
  }

  private void show(ProbeScore score) {
    out.printf(
        Locale.ROOT,
        "  %s, %,d test sentences: %.2f %% ± %.2f (majority %.2f %%)%n",
        score.probe(),
        score.testSentences(),
        100 * score.accuracy(),
        100 * score.standardError(),
        100 * score.majority());
    out.flush();
  }
}
