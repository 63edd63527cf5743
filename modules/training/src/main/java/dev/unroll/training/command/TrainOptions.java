package dev.unroll.training.command;

import dev.unroll.training.TrainConfig;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The options of every {@code train}, as a picocli mixin. What is a good default differs between
 * applications, so each gives its own as a {@link TrainConfig}.
 */
public final class TrainOptions {
  @Option(
      names = "--data",
      required = true,
      paramLabel = "PATH|NAME",
      description = "Training data: files separated by commas, or names of the catalogue.")
  private String data;

  @Option(names = "--run", required = true, paramLabel = "DIR", description = "Run folder to make.")
  private Path run;

  @Option(names = "--seed", paramLabel = "N", description = "Root of all randomness.")
  private long seed;

  @Mixin private final UpdateOptions update;

  @Mixin private final LimitOptions limits;

  /** Options with an application's defaults. */
  public TrainOptions(TrainConfig defaults) {
    seed = defaults.seed();
    update = new UpdateOptions(defaults);
    limits = new LimitOptions(defaults.limits());
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
    return WrongUse.unless(() -> update.train(seed, limits.limits()));
  }
}
