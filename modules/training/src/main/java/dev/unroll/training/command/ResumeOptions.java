package dev.unroll.training.command;

import dev.unroll.training.Limits;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options of every {@code resume}, as a picocli mixin. */
public final class ResumeOptions {
  @Option(names = "--run", required = true, paramLabel = "DIR", description = "Run folder.")
  private Path run;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Passes in all; 0 for what train was told.")
  private int epochs;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Most updates in all; 0 for what train was told.")
  private long steps;

  @Option(
      names = "--max-minutes",
      paramLabel = "X",
      description = "Most minutes in all; 0 for what train was told.")
  private double maxMinutes;

  /** The run to go on with. */
  public Path run() {
    return run;
  }

  /**
   * What the run was told before, changed by what was typed now.
   *
   * @throws WrongUse when a value cannot be
   */
  public Limits limits(Limits before) {
    return WrongUse.unless(
        () ->
            new Limits(
                epochs == 0 ? before.epochs() : epochs,
                steps == 0 ? before.steps() : steps,
                maxMinutes == 0 ? before.minutes() : maxMinutes,
                before.patience(),
                before.evaluateEvery(),
                before.checkpointSeconds()));
  }
}
