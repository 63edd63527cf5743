package dev.unroll.training.launch;

import dev.unroll.training.Outcome;
import dev.unroll.training.TrainConfig;
import dev.unroll.training.backend.Backend;
import dev.unroll.training.checkpoint.Checkpoint;
import dev.unroll.training.checkpoint.CheckpointFile;
import dev.unroll.training.command.Interruption;
import dev.unroll.training.command.ProgressLine;
import dev.unroll.training.command.ResumeOptions;
import dev.unroll.training.command.Shell;
import dev.unroll.training.run.RunFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Starts and resumes runs of an application for the command line, and says so. A run has a folder
 * with record, metrics, samples, report and checkpoints, shows its progress, and ends with a
 * checkpoint at Ctrl-C.
 *
 * @param <M> what a model is made of
 * @param <D> where the data comes from
 */
public final class Launch<M, D extends Source> {
  private final Trainable<M, D> application;
  private final PrintWriter out;
  private final List<String> commandLine;
  private final Map<String, Double> references;

  /**
   * Prints to {@code out}.
   *
   * @param commandLine as typed, for the record
   * @param references losses in nats per token to compare with in the report, by name
   */
  public Launch(
      Trainable<M, D> application,
      PrintWriter out,
      List<String> commandLine,
      Map<String, Double> references) {
    this.application = application;
    this.out = out;
    this.commandLine = List.copyOf(commandLine);
    this.references = Collections.unmodifiableMap(new LinkedHashMap<>(references));
  }

  /** For the command that was typed. */
  public static <M, D extends Source> Launch<M, D> typed(
      CommandSpec spec, Trainable<M, D> application) {
    List<String> commandLine = spec.commandLine().getParseResult().originalArgs();
    return new Launch<>(application, spec.commandLine().getOut(), commandLine, Map.of());
  }

  /** Begins or goes on. */
  private interface Beginner {
    Outcome begin(PreparedRun run) throws IOException;
  }

  /**
   * Trains a new run and returns the exit code.
   *
   * @param run the folder to make
   * @throws IllegalArgumentException when it diverged, the data is not enough, or the folder holds
   *     a run already
   * @throws IOException when data cannot be read or the folder cannot be written
   */
  public int start(M model, TrainConfig training, D data, Path run) throws IOException {
    String backend = Backend.start();
    Prepared prepared = application.prepare(model, training, data);
    Plan<M, D> plan = new Plan<>(model, training, data, data.hashes());
    try (RunFolder folder = RunFolder.create(run)) {
      return train(plan, prepared, folder, backend, begun -> begun.start(folder));
    }
  }

  /**
   * Goes on with a run, as {@link #start} trains one, with the same data.
   *
   * @throws IllegalArgumentException also when the data is not the same, or the run is none of this
   *     application
   */
  public int resume(ResumeOptions options) throws IOException {
    String backend = Backend.start();
    try (RunFolder folder = RunFolder.resume(options.run())) {
      Checkpoint checkpoint = CheckpointFile.read(folder.files().last());
      Plan<M, D> before = Plan.of(checkpoint, application);
      before.requireSameData();
      TrainConfig training = before.training();
      Plan<M, D> plan = before.with(training.with(options.limits(training.limits())));
      Prepared prepared = application.prepare(plan.model(), plan.training(), plan.data());
      return train(plan, prepared, folder, backend, begun -> begun.resume(folder, checkpoint));
    }
  }

  private int train(
      Plan<M, D> plan, Prepared prepared, RunFolder folder, String backend, Beginner begin)
      throws IOException {
    out.println(prepared.summary());
    try (Interruption interruption = Interruption.listen()) {
      PreparedRun.Session session =
          new PreparedRun.Session(
              commandLine,
              backend,
              interruption,
              new ProgressLine(out, Shell.isTerminal(), plan.training().limits()),
              references);
      String description = application.description(plan.model());
      Outcome outcome = begin.begin(new PreparedRun(description, plan, prepared, session));
      out.println("run folder: " + folder.files().folder() + " (report.html shows how it went)");
      out.flush();
      if (outcome.reason() == Outcome.Reason.DIVERGED) {
        throw new IllegalArgumentException(outcome.message());
      }
      return Shell.exitCode(outcome);
    }
  }
}
