package dev.unroll.training.command;

import dev.unroll.training.Limits;
import dev.unroll.training.TrainConfig;
import dev.unroll.training.TrainConfig.RateConfig;
import dev.unroll.training.gradient.Optimiser;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/**
 * The options of every {@code train}, as a picocli mixin. What is a good default differs between
 * applications, so each gives its own as a {@link TrainConfig}.
 */
public final class TrainOptions {
  private static final long UNLIMITED = Long.MAX_VALUE;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "PATH|NAME",
      description = "Training data: a file or folder, or a name of the catalogue.")
  private String data;

  @Option(names = "--run", required = true, paramLabel = "DIR", description = "Run folder to make.")
  private Path run;

  @Option(names = "--seed", description = "Root of all randomness.")
  private long seed;

  @Option(names = "--epochs", description = "Passes over the training data.")
  private int epochs;

  @Option(names = "--steps", description = "Most updates; 0 for no limit.")
  private long steps;

  @Option(names = "--max-minutes", description = "Most minutes; 0 for no limit.")
  private double maxMinutes;

  @Option(
      names = "--patience",
      description = "Evaluations without a better loss before it stops early; 0 for never.")
  private int patience;

  @Option(names = "--evaluate-every", description = "Updates between evaluations.")
  private long evaluateEvery;

  @Option(names = "--checkpoint-seconds", description = "Seconds between checkpoints.")
  private double checkpointSeconds;

  @Option(names = "--optimiser", description = "One of ${COMPLETION-CANDIDATES}.")
  private Optimiser.Kind optimiser;

  @Option(
      names = "--learning-rate",
      description =
          "0 for what is usual: 0.5 for sgd and momentum, 0.05 for adagrad, 0.002 for the others.")
  private double learningRate;

  @Option(names = "--momentum", description = "Of the optimiser momentum.")
  private double momentum;

  @Option(names = "--weight-decay", description = "Of the optimiser adamw.")
  private double weightDecay;

  @Option(
      names = "--schedule",
      description = "How the learning rate moves: one of ${COMPLETION-CANDIDATES}.")
  private TrainConfig.Kind schedule;

  @Option(names = "--decay", description = "Factor of the schedules step and plateau.")
  private double decay;

  @Option(names = "--decay-every", description = "Updates between cuts of the schedule step.")
  private long decayEvery;

  @Option(
      names = "--plateau-patience",
      description = "Evaluations without a better loss before a cut of the schedule plateau.")
  private int plateauPatience;

  @Option(names = "--warm-up", description = "Updates over which the learning rate rises.")
  private long warmUp;

  @Option(names = "--clip", description = "Threshold for the gradient, see --clip-norm.")
  private double clip;

  @Option(
      names = "--clip-norm",
      description = "What --clip limits: one of ${COMPLETION-CANDIDATES}.")
  private Clip clipNorm;

  /** Options with an application's defaults. */
  public TrainOptions(TrainConfig defaults) {
    seed = defaults.seed();
    limits(defaults.limits());
    optimiser = defaults.optimiser().kind();
    momentum = defaults.optimiser().momentum();
    weightDecay = defaults.optimiser().weightDecay();
    rate(defaults.rate());
    clip = defaults.clip();
    clipNorm = Clip.of(defaults.normalisation());
  }

  private void limits(Limits limits) {
    epochs = limits.epochs();
    steps = limits.steps() == UNLIMITED ? 0 : limits.steps();
    maxMinutes = Double.isInfinite(limits.minutes()) ? 0 : limits.minutes();
    patience = limits.patience();
    evaluateEvery = limits.evaluateEvery();
    checkpointSeconds = limits.checkpointSeconds();
  }

  private void rate(RateConfig rate) {
    learningRate = rate.first() == optimiser.usualRate() ? 0 : rate.first();
    schedule = rate.kind();
    decay = rate.decay();
    decayEvery = rate.decayEvery();
    plateauPatience = rate.plateauPatience();
    warmUp = rate.warmUp();
  }

  /** Is for the help; {@link ConfigFile} reads the file before the options are read. */
  @Option(names = "--config", paramLabel = "FILE", description = "YAML file of further options.")
  void config(Path file) {}

  /** A path or a name of the catalogue. */
  public String data() {
    return data;
  }

  /** The run folder to make. */
  public Path run() {
    return run;
  }

  /**
   * What was typed, checked.
   *
   * @throws WrongUse when a value cannot be
   */
  public TrainConfig train() {
    return WrongUse.unless(
        () ->
            new TrainConfig(
                seed,
                new Limits(
                    epochs,
                    steps == 0 ? UNLIMITED : steps,
                    maxMinutes == 0 ? Double.POSITIVE_INFINITY : maxMinutes,
                    patience,
                    evaluateEvery,
                    checkpointSeconds),
                new Optimiser(optimiser, momentum, weightDecay),
                new RateConfig(
                    schedule,
                    learningRate == 0 ? optimiser.usualRate() : learningRate,
                    decay,
                    decayEvery,
                    plateauPatience,
                    warmUp),
                clipNorm.kind(),
                clip));
  }
}
