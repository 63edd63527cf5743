package dev.unroll.autoencoder;

import dev.unroll.core.check.Check;
import dev.unroll.core.decoding.Search;
import dev.unroll.training.Measurement;
import dev.unroll.training.backend.Backend;
import dev.unroll.training.command.SearchOptions;
import dev.unroll.training.launch.Plan;
import dev.unroll.training.run.RunFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code autoencoder evaluate}. */
@Command(
    name = "evaluate",
    description = {
      "Measure a model on text, or on its own held-out sentences.",
      "exact: sentences that come back as they were. tokens: of the positions of the longer of both"
          + " texts, those with the same word, number or mark. Words are what blanks part.",
      "Of documents, exact sent. are sentences that come back as they were at their place."
    })
final class EvaluateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--run", required = true, paramLabel = "DIR", description = "Run folder.")
  private Path run;

  @Option(
      names = "--test",
      split = ",",
      paramLabel = "FILE",
      showDefaultValue = Visibility.NEVER,
      description = "Text, as train takes it; without it the run's own held-out sentences.")
  private List<Path> test = List.of();

  @Option(names = "--lenient", description = "Replace bytes that are no UTF-8.")
  private boolean lenient;

  @Mixin private SearchOptions search = new SearchOptions();

  private PrintWriter out;

  /**
   * What is written again.
   *
   * @param size how many
   * @param unit what they are
   * @param table what is left of them after a search
   */
  private record Texts(int size, String unit, Function<Search, String> table) {}

  @Override
  public Integer call() throws Exception {
    Search how = search.search();
    search.requireAttention(false);
    Backend.start();
    out = spec.commandLine().getOut();
    SavedModel saved = SavedModel.load(run);
    Plan<AutoencoderConfig, AutoencoderSource> plan =
        Plan.of(RunFiles.checkpoint(run), new AutoencoderTraining());
    HeldOutText text = text(plan);
    AutoencoderData.Part part = AutoencoderData.part(saved.config(), saved.language(), text.dev());
    measured(saved, text, part);
    if (saved.config().reconstructs()) {
      AutoencoderModel model = AutoencoderModel.of(saved);
      Texts texts =
          saved.config().documents().whole() ? documents(model, part) : sentences(model, text);
      reconstructed("greedy", texts, Search.greedy());
      if (!(how instanceof Search.Greedy)) {
        reconstructed(how.width() > 1 ? "beam " + how.width() : "sampled", texts, how);
      }
    }
    out.flush();
    return 0;
  }

  /** The text to be measured on, as if it were held out. */
  private HeldOutText text(Plan<AutoencoderConfig, AutoencoderSource> plan) throws IOException {
    if (test.isEmpty()) {
      plan.requireSameData();
      return plan.data().read(plan.model());
    }
    List<List<String>> given = plan.data().stretches(test, lenient);
    try {
      plan.requireSameData();
    } catch (IOException | IllegalArgumentException unknown) {
      out.println(
          "what the model has learnt is not left out, for its training text is not as it was: "
              + unknown.getMessage());
      return new HeldOutText(List.of(), given);
    }
    HeldOutText all = new HeldOutText(plan.data().read(plan.model()).train(), given);
    HeldOutText fresh = all.fresh(HeldOutText.Unit.of(plan.model()));
    int known = all.heldOut() - fresh.heldOut();
    if (known > 0) {
      out.printf(Locale.ROOT, "%,d sentences left out: the model has learnt them%n", known);
    }
    return fresh;
  }

  /** What the network says of texts that are as those that it was trained on. */
  private void measured(SavedModel saved, HeldOutText text, AutoencoderData.Part part) {
    AutoencoderConfig config = saved.config();
    String texts = config.texts();
    Check.require(
        part.size() > 0 || (config.reconstructs() && !config.documents().whole()),
        "none of " + text.heldOut() + " sentences can be measured: this model needs " + texts);
    if (part.size() == 0) {
      return;
    }
    AutoencoderData data = new AutoencoderData(saved.language(), part, part, 0);
    Measurement found = HeldOut.of(config, data, saved.network()).score();
    out.printf(
        Locale.ROOT,
        "%,d %s (the text has %,d sentences), loss %.4f nats per token",
        config.documents().whole() ? part.stretches().size() : part.size(),
        texts,
        text.heldOut(),
        found.loss());
    found.metrics().forEach((name, value) -> out.printf(Locale.ROOT, ", %s %.2f", name, value));
    out.println();
  }

  private static Texts sentences(AutoencoderModel model, HeldOutText text) {
    List<String> sentences = text.dev().stream().flatMap(List::stream).toList();
    return new Texts(
        sentences.size(),
        "sentences",
        how ->
            LengthTable.of(sentences, model.reconstruct(sentences, how), model.language()).text());
  }

  private static Texts documents(AutoencoderModel model, AutoencoderData.Part part) {
    DocumentEvaluation documents = new DocumentEvaluation(model, part);
    return new Texts(documents.size(), "documents", how -> documents.table(how).text());
  }

  private void reconstructed(String name, Texts texts, Search how) {
    if (texts.size() == 0) {
      return;
    }
    long began = System.nanoTime();
    String table = texts.table().apply(how);
    double seconds = (System.nanoTime() - began) / 1e9;
    out.printf(Locale.ROOT, "%n%s, %.1f %s/s%n", name, texts.size() / seconds, texts.unit());
    out.print(table);
    out.flush();
  }
}
