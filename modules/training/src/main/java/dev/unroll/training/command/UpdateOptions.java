package dev.unroll.training.command;

import dev.unroll.training.Limits;
import dev.unroll.training.TrainConfig;
import dev.unroll.training.TrainConfig.RateConfig;
import dev.unroll.training.gradient.Optimiser;
import picocli.CommandLine.Option;

/** How {@code train} turns gradients into updates. */
@Heading("Training")
final class UpdateOptions {
  @Option(
      names = "--optimiser",
      paramLabel = "KIND",
      description = "One of ${COMPLETION-CANDIDATES}.")
  private Optimiser.Kind optimiser;

  @Option(
      names = "--learning-rate",
      paramLabel = "X",
      description =
          "0 for what is usual: 0.5 for sgd and momentum, 0.05 for adagrad, 0.002 for the others.")
  private double learningRate;

  @Option(names = "--momentum", paramLabel = "X", description = "Of the optimiser momentum.")
  private double momentum;

  @Option(names = "--weight-decay", paramLabel = "X", description = "Of the optimiser adamw.")
  private double weightDecay;

  @Option(
      names = "--schedule",
      paramLabel = "KIND",
      description = "How the learning rate moves: one of ${COMPLETION-CANDIDATES}.")
  private TrainConfig.Kind schedule;

  @Option(
      names = "--decay",
      paramLabel = "X",
      description = "Factor of the schedules step and plateau.")
  private double decay;

  @Option(
      names = "--decay-every",
      paramLabel = "N",
      description = "Updates between cuts of the schedule step.")
  private long decayEvery;

  @Option(
      names = "--plateau-patience",
      paramLabel = "N",
      description = "Evaluations without a better loss before a cut of the schedule plateau.")
  private int plateauPatience;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      description = "Updates over which the learning rate rises.")
  private long warmUp;

  @Option(
      names = "--clip",
      paramLabel = "X",
      description = "Threshold for the gradient, see --clip-norm.")
  private double clip;

  @Option(
      names = "--clip-norm",
      paramLabel = "KIND",
      description = "What --clip limits: one of ${COMPLETION-CANDIDATES}.")
  private Clip clipNorm;

  UpdateOptions(TrainConfig defaults) {
    optimiser = defaults.optimiser().kind();
    momentum = defaults.optimiser().momentum();
    weightDecay = defaults.optimiser().weightDecay();
    rate(defaults.rate());
    clip = defaults.clip();
    clipNorm = Clip.of(defaults.normalisation());
  }

  private void rate(RateConfig rate) {
    learningRate = rate.first() == optimiser.usualRate() ? 0 : rate.first();
    schedule = rate.kind();
    decay = rate.decay();
    decayEvery = rate.decayEvery();
    plateauPatience = rate.plateauPatience();
    warmUp = rate.warmUp();
  }

  TrainConfig train(long seed, Limits limits) {
    return new TrainConfig(
        seed,
        limits,
        new Optimiser(optimiser, momentum, weightDecay),
        new RateConfig(
            schedule,
            learningRate == 0 ? optimiser.usualRate() : learningRate,
            decay,
            decayEvery,
            plateauPatience,
            warmUp),
        clipNorm.kind(),
        clip);
  }
}
