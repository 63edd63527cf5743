package dev.unroll.languagemodel;

import dev.unroll.training.backend.Backend;
import dev.unroll.training.launch.Plan;
import dev.unroll.training.run.RunFiles;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lm evaluate}. */
@Command(
    name = "evaluate",
    description = "Measure a model on files, or on its own held-out and test text.")
final class EvaluateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--run", required = true, paramLabel = "DIR", description = "Run folder.")
  private Path run;

  @Option(
      names = "--data",
      split = ",",
      paramLabel = "FILE",
      showDefaultValue = CommandLine.Help.Visibility.NEVER,
      description = "Texts; without it the run's own held-out and test text.")
  private List<Path> data = List.of();

  @Option(names = "--lenient", description = "Replace bytes that are no UTF-8.")
  private boolean lenient;

  @Override
  public Integer call() throws Exception {
    Backend.start();
    LanguageModel model = LanguageModel.load(run);
    if (data.isEmpty()) {
      own(model);
    }
    for (Path file : data) {
      show(file.toString(), model.evaluate(model.ids(file, lenient)));
    }
    return 0;
  }

  private void own(LanguageModel model) throws Exception {
    Plan<LanguageModelConfig, DataConfig> plan =
        Plan.of(RunFiles.checkpoint(run), new LanguageModelTraining());
    plan.requireSameData();
    LanguageModelData own =
        LanguageModelData.of(plan.model(), plan.data().corpus(), plan.data().lenient());
    show("held out", model.evaluate(own.dev()));
    show("test", model.evaluate(own.test()));
  }

  private void show(String name, Evaluation evaluation) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "%s: %,d tokens, %.4f nats per token",
        name,
        evaluation.total().tokens(),
        evaluation.total().natsPerToken());
    evaluation
        .metrics()
        .forEach((metric, value) -> out.printf(Locale.ROOT, ", %s %.4f", metric, value));
    out.println(
        evaluation.unknown() == 0 ? "" : ", " + evaluation.unknown() + " tokens unknown to it");
    out.flush();
  }
}
