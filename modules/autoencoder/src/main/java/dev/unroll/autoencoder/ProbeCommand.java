package dev.unroll.autoencoder;

import dev.unroll.autoencoder.probe.BagOfWords;
import dev.unroll.autoencoder.probe.EvaluationSets;
import dev.unroll.autoencoder.probe.EvaluationTable;
import dev.unroll.autoencoder.probe.Parts;
import dev.unroll.autoencoder.probe.SentenceEvaluation;
import dev.unroll.data.conll.ConlluSentence;
import dev.unroll.data.document.Documents;
import dev.unroll.data.similarity.SimilarityPair;
import dev.unroll.training.backend.Backend;
import dev.unroll.training.launch.Plan;
import dev.unroll.training.run.RunFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
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

  @Option(
      names = "--run",
      required = true,
      split = ",",
      paramLabel = "DIR",
      description = "Run folders; models stand below each other.")
  private List<Path> runs;

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
      description = "Measure averages of word vectors, learnt from the first run's text, too.")
  private boolean bagOfWords;

  @Option(names = "--lenient", description = "Replace bytes that are no UTF-8.")
  private boolean lenient;

  @Option(names = "--seed", paramLabel = "N", description = "Of what is drawn for the probes.")
  private long seed = 1;

  @Mixin private Expansion expansion = new Expansion();

  private PrintWriter out;

  /** A model, called by its run as typed. */
  private record OfRun(Path run, SentenceEncoder encoder) implements SentenceVectors {
    @Override
    public int size() {
      return encoder.size();
    }

    @Override
    public float[][] of(List<String> sentences) {
      return encoder.of(sentences);
    }

    @Override
    public boolean onlyUnknown(String sentence) {
      return encoder.onlyUnknown(sentence);
    }

    @Override
    public String name() {
      return run + " (" + encoder.name() + ")";
    }
  }

  @Override
  public Integer call() throws Exception {
    Backend.start();
    out = spec.commandLine().getOut();
    List<SentenceVectors> all = new ArrayList<>();
    for (Path run : runs) {
      all.add(new OfRun(run, expansion.encoder(run)));
    }
    if (bagOfWords) {
      all.add(learnt(runs.get(0), all.get(0).size()));
    }
    measure(all.stream().map(vectors -> new SentenceEvaluation(vectors, seed)).toList());
    return 0;
  }

  private BagOfWords learnt(Path run, int size) throws IOException {
    Plan<AutoencoderConfig, AutoencoderSource> plan =
        Plan.of(RunFiles.checkpoint(run), new AutoencoderTraining());
    plan.requireSameData();
    HeldOutText text = plan.data().read(plan.model());
    return BagOfWords.learn(text.train().stream().flatMap(List::stream).toList(), size, seed);
  }

  /** Every set is read once, and its table shown as soon as all are measured by it. */
  private void measure(List<SentenceEvaluation> all) throws IOException {
    show(EvaluationTable.order(all.stream().map(SentenceEvaluation::order).toList()));
    if (!sick.equals(NONE)) {
      Parts<SimilarityPair> pairs = EvaluationSets.sick(sick);
      show(EvaluationTable.sick(all.stream().map(one -> one.sick(pairs)).toList()));
    }
    if (!treebank.equals(NONE)) {
      Parts<ConlluSentence> parsed = EvaluationSets.treebank(treebank);
      show(
          EvaluationTable.probes(
              all.stream().flatMap(one -> one.treebank(parsed).stream()).toList()));
    }
    if (!books.isEmpty()) {
      Map<String, List<String>> sentences = sentences();
      show(EvaluationTable.probes(all.stream().map(one -> one.topic(sentences)).toList()));
    }
  }

  private void show(List<String> table) {
    table.forEach(out::println);
    out.println();
    out.flush();
  }

  private Map<String, List<String>> sentences() throws IOException {
    Map<String, List<String>> sentences = new LinkedHashMap<>();
    for (Path book : books) {
      sentences.put(book.toString(), Documents.read(List.of(book), lenient).sentences());
    }
    return sentences;
  }
}
