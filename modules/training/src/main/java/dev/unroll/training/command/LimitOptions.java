package dev.unroll.training.command;

import dev.unroll.training.Limits;
import picocli.CommandLine.Option;

/** When {@code train} stops, and how often it looks up. */
@Heading("Limits")
final class LimitOptions {
  private static final long UNLIMITED = Long.MAX_VALUE;

  @Option(names = "--epochs", paramLabel = "N", description = "Passes over the training data.")
  private int epochs;

  @Option(names = "--steps", paramLabel = "N", description = "Most updates; 0 for no limit.")
  private long steps;

  @Option(names = "--max-minutes", paramLabel = "X", description = "Most minutes; 0 for no limit.")
  private double maxMinutes;

  @Option(
      names = "--patience",
      paramLabel = "N",
      description = "Evaluations without a better loss before it stops early; 0 for never.")
  private int patience;

  @Option(
      names = "--evaluate-every",
      paramLabel = "N",
      description = "Updates between evaluations.")
  private long evaluateEvery;

  @Option(
      names = "--checkpoint-seconds",
      paramLabel = "X",
      description = "Seconds between checkpoints.")
  private double checkpointSeconds;

  LimitOptions(Limits defaults) {
    epochs = defaults.epochs();
    steps = defaults.steps() == UNLIMITED ? 0 : defaults.steps();
    maxMinutes = Double.isInfinite(defaults.minutes()) ? 0 : defaults.minutes();
    patience = defaults.patience();
    evaluateEvery = defaults.evaluateEvery();
    checkpointSeconds = defaults.checkpointSeconds();
  }

  Limits limits() {
    return new Limits(
        epochs,
        steps == 0 ? UNLIMITED : steps,
        maxMinutes == 0 ? Double.POSITIVE_INFINITY : maxMinutes,
        patience,
        evaluateEvery,
        checkpointSeconds);
  }
}
