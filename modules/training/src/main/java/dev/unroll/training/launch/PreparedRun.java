package dev.unroll.training.launch;

import dev.unroll.training.Loop;
import dev.unroll.training.LoopState;
import dev.unroll.training.Outcome;
import dev.unroll.training.Task;
import dev.unroll.training.checkpoint.Checkpoint;
import dev.unroll.training.event.Watcher;
import dev.unroll.training.report.Report;
import dev.unroll.training.run.MetricsFile;
import dev.unroll.training.run.Provenance;
import dev.unroll.training.run.RecordFile;
import dev.unroll.training.run.RunFiles;
import dev.unroll.training.run.RunFolder;
import dev.unroll.training.run.RunRecord;
import dev.unroll.training.run.SamplesFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Trains a plan in a run folder: task, loop, checkpoints and all that watches. */
final class PreparedRun {
  private final String description;
  private final Plan<?, ?> plan;
  private final Prepared prepared;
  private final Session session;

  /**
   * What surrounds a run.
   *
   * @param commandLine as typed
   * @param backend name of ND4J's backend
   * @param interrupted whether to stop
   * @param progress shows the run to a person
   * @param references losses in nats per token for the report, by name
   */
  record Session(
      List<String> commandLine,
      String backend,
      BooleanSupplier interrupted,
      Watcher progress,
      Map<String, Double> references) {}

  /**
   * @param description of the model, for the head of the report
   */
  PreparedRun(String description, Plan<?, ?> plan, Prepared prepared, Session session) {
    this.description = description;
    this.plan = plan;
    this.prepared = prepared;
    this.session = session;
  }

  /** Trains from the beginning. */
  Outcome start(RunFolder folder) {
    return run(folder, prepared.task().get(), LoopState.start(), record(List.of()));
  }

  /**
   * Goes on from a checkpoint of this run.
   *
   * @throws IOException when the record of the sessions before is damaged
   */
  Outcome resume(RunFolder folder, Checkpoint checkpoint) throws IOException {
    Task<?> task = prepared.task().get();
    task.restore(checkpoint.task());
    RunRecord before = RunRecord.read(folder.files().record());
    return run(folder, task, checkpoint.state(), record(before.sessions()));
  }

  private RunRecord record(List<RunRecord.Session> before) {
    return new RunRecord(
        description, plan.configuration(), plan.training().seed(), plan.hashes(), before);
  }

  private <B> Outcome run(RunFolder folder, Task<B> task, LoopState start, RunRecord before) {
    Map<String, String> texts = new HashMap<>(prepared.texts());
    texts.put(Plan.ENTRY, plan.toJson());
    RecordFile record =
        new RecordFile(
            folder.files().record(),
            before,
            session.commandLine(),
            Provenance.here(session.backend()));
    try {
      return new Loop<>(
              task,
              start,
              plan.training().limits(),
              plan.training().rate().plateau(),
              folder.saver(texts),
              watcher(folder.files(), record, start.step()),
              session.interrupted())
          .run();
    } catch (RuntimeException | Error e) {
      note(record, e);
      throw e;
    }
  }

  /** Says in the record why the run ended; a full disk may forbid even that. */
  private static void note(RecordFile record, Throwable failure) {
    Throwable cause = failure instanceof UncheckedIOException io ? io.getCause() : failure;
    try {
      record.failed(cause instanceof IOException ? cause.getMessage() : cause.toString());
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private Watcher watcher(RunFiles files, RecordFile record, long step) {
    boolean fresh = step == 0;
    return Watcher.all(
        List.of(
            record,
            fresh ? MetricsFile.start(files.metrics()) : MetricsFile.resume(files.metrics(), step),
            fresh ? SamplesFile.start(files.samples()) : SamplesFile.resume(files.samples(), step),
            new Report(files, session.references()),
            session.progress()));
  }
}
