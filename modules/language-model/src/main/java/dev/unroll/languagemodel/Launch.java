package dev.unroll.languagemodel;

import dev.unroll.training.Outcome;
import dev.unroll.training.TrainConfig;
import dev.unroll.training.backend.Backend;
import dev.unroll.training.checkpoint.Checkpoint;
import dev.unroll.training.checkpoint.CheckpointFile;
import dev.unroll.training.command.Interruption;
import dev.unroll.training.command.ProgressLine;
import dev.unroll.training.command.Shell;
import dev.unroll.training.run.RunFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Starts and resumes runs for the command line, and says so. */
final class Launch {
  private final PrintWriter out;
  private final List<String> commandLine;
  private final Map<String, Double> references;

  /**
   * Prints to {@code out}.
   *
   * @param references losses in nats per token for the report, by name
   */
  Launch(PrintWriter out, List<String> commandLine, Map<String, Double> references) {
    this.out = out;
    this.commandLine = commandLine;
    this.references = references;
  }

  /** Begins or goes on. */
  private interface Beginner {
    Outcome begin(LanguageModelRun run) throws IOException;
  }

  /**
   * Trains a new run and returns the exit code.
   *
   * @throws IllegalArgumentException when it diverged, or the data is not enough
   */
  int start(LanguageModelConfig model, TrainConfig training, DataConfig texts, Path run)
      throws IOException {
    String backend = Backend.start();
    LanguageModelData data = LanguageModelData.of(model, texts.corpus(), texts.lenient());
    Plan plan = new Plan(model, training, texts, texts.hashes());
    try (RunFolder folder = RunFolder.create(run)) {
      return train(plan, data, folder, backend, session -> session.start(folder));
    }
  }

  /** Goes on with a run, as {@link #start} trains one. */
  int resume(Path run, Function<Plan, Plan> changes) throws IOException {
    String backend = Backend.start();
    try (RunFolder folder = RunFolder.resume(run)) {
      Checkpoint checkpoint = CheckpointFile.read(folder.files().last());
      Plan before = Plan.fromJson(checkpoint.text(LanguageModelRun.PLAN));
      before.requireSameData();
      Plan plan = changes.apply(before);
      LanguageModelData data =
          LanguageModelData.of(plan.model(), plan.data().corpus(), plan.data().lenient());
      return train(plan, data, folder, backend, session -> session.resume(folder, checkpoint));
    }
  }

  private int train(
      Plan plan, LanguageModelData data, RunFolder folder, String backend, Beginner begin)
      throws IOException {
    out.printf(
        Locale.ROOT,
        "%,d tokens to train on, %,d held out, %,d to test; vocabulary %,d%n",
        data.train().length,
        data.dev().length,
        data.test().length,
        data.vocabulary().size());
    try (Interruption interruption = Interruption.listen()) {
      LanguageModelRun.Session session =
          new LanguageModelRun.Session(
              commandLine,
              backend,
              interruption,
              new ProgressLine(out, Shell.isTerminal(), plan.training().limits()),
              references);
      Outcome outcome = begin.begin(new LanguageModelRun(plan, data, session));
      out.println("run folder: " + folder.files().folder() + " (report.html shows how it went)");
      out.flush();
      if (outcome.reason() == Outcome.Reason.DIVERGED) {
        throw new IllegalArgumentException(outcome.message());
      }
      return Shell.exitCode(outcome);
    }
  }
}
