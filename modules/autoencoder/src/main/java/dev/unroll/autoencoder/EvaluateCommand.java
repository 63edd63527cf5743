package dev.unroll.autoencoder;

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
          + " texts, those with the same word, number or mark. Words are what blanks part."
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
    measured(saved, text);
    if (saved.config().reconstructs()) {
      AutoencoderModel model = AutoencoderModel.of(saved);
      if (saved.config().documents().whole()) {
        documents(saved, text, how);
        return 0;
      }
      List<String> sentences = text.dev().stream().flatMap(List::stream).toList();
      reconstructed("greedy", model, sentences, Search.greedy());
      if (!(how instanceof Search.Greedy)) {
        reconstructed(how.width() > 1 ? "beam " + how.width() : "sampled", model, sentences, how);
      }
    }
    out.flush();
    return 0;
  }

  /** The text to be measured on, as if it were held out. */
  private HeldOutText text(Plan<AutoencoderConfig, AutoencoderSource> plan) throws IOException {
    if (test.isEmpty()) {
      plan.requireSameData();
      return plan.data().read(plan.model().kind());
    }
    List<List<String>> given = plan.data().stretches(test, lenient);
    return new HeldOutText(given, given);
  }

  /** What the network says of sentences that are not longer than it knows. */
  private void measured(SavedModel saved, HeldOutText text) {
    AutoencoderData.Part part = AutoencoderData.part(saved.config(), saved.language(), text.dev());
    if (part.size() == 0) {
      return;
    }
    AutoencoderData data = new AutoencoderData(saved.language(), part, part, 0);
    Measurement found = HeldOut.of(saved.config(), data, saved.network()).measure();
    out.printf(Locale.ROOT, "%,d sentences, loss %.4f nats per token", part.size(), found.loss());
    found.metrics().forEach((name, value) -> out.printf(Locale.ROOT, ", %s %.2f", name, value));
    out.println();
  }

  private void reconstructed(
      String name, AutoencoderModel model, List<String> sentences, Search how) {
    long began = System.nanoTime();
    List<String> back = model.reconstruct(sentences, how);
    double seconds = (System.nanoTime() - began) / 1e9;
    out.printf(Locale.ROOT, "%n%s, %.1f sentences/s%n", name, sentences.size() / seconds);
    out.print(LengthTable.of(sentences, back, model.language()).text());
    out.flush();
  }
}
