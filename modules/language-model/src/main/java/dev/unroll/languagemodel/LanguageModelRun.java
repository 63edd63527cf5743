package dev.unroll.languagemodel;

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
import dev.unroll.training.run.RunFolder;
import dev.unroll.training.run.RunRecord;
import dev.unroll.training.run.SamplesFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Trains a plan in a run folder: task, loop, checkpoints and all that watches. */
final class LanguageModelRun {
  static final String PLAN = "plan.json";

  private final Plan plan;
  private final LanguageModelData data;
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

  LanguageModelRun(Plan plan, LanguageModelData data, Session session) {
    this.plan = plan;
    this.data = data;
    this.session = session;
  }

  /** Trains from the beginning. */
  Outcome start(RunFolder folder) {
    return run(folder, task(), LoopState.start());
  }

  /** Goes on from a checkpoint of this run. */
  Outcome resume(RunFolder folder, Checkpoint checkpoint) {
    Task<?> task = task();
    task.restore(checkpoint.task());
    return run(folder, task, checkpoint.state());
  }

  private Task<?> task() {
    return plan.model().kind() == LanguageModelConfig.Kind.NGRAM
        ? new NgramTask(plan.model(), data, plan.training().seed())
        : new LanguageModelTask(plan.model(), data, plan.training());
  }

  private <B> Outcome run(RunFolder folder, Task<B> task, LoopState start) {
    Map<String, String> texts = new HashMap<>(LanguageModel.texts(plan.model(), data));
    texts.put(PLAN, plan.toJson());
    return new Loop<>(
            task,
            start,
            plan.training().limits(),
            plan.training().rate().plateau(),
            folder.saver(texts),
            watcher(folder, start),
            session.interrupted())
        .run();
  }

  private Watcher watcher(RunFolder folder, LoopState start) {
    var files = folder.files();
    boolean fresh = start.step() == 0;
    RunRecord record =
        RunRecord.of("language model", plan.configuration(), plan.training().seed(), plan.hashes());
    return Watcher.all(
        List.of(
            new RecordFile(
                files.record(), record, session.commandLine(), Provenance.here(session.backend())),
            fresh
                ? MetricsFile.start(files.metrics())
                : MetricsFile.resume(files.metrics(), start.step()),
            fresh
                ? SamplesFile.start(files.samples())
                : SamplesFile.resume(files.samples(), start.step()),
            new Report(files, session.references()),
            session.progress()));
  }
}
