package dev.unroll.training.launch;

import dev.unroll.training.FakeTask;
import dev.unroll.training.Limits;
import dev.unroll.training.TrainConfig;
import dev.unroll.training.TrainConfig.RateConfig;
import dev.unroll.training.gradient.GradientNormalisation;
import dev.unroll.training.gradient.Optimiser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An application whose model has no network, and whose task shows any difference of history. */
final class Guesses implements Trainable<Guesses.Config, Guesses.Lines> {
  /**
   * What a model is made of.
   *
   * @param batches of an epoch
   */
  record Config(String name, int batches) {}

  /** Files whose lines are counted. */
  record Lines(List<String> files) implements Source {
    @Override
    public Map<String, String> hashes() throws IOException {
      return Source.hashes(files);
    }
  }

  static TrainConfig training(long steps) {
    return new TrainConfig(
        3,
        new Limits(100, steps, Double.POSITIVE_INFINITY, 0, 3, 1000),
        new Optimiser(Optimiser.Kind.SGD, 0, 0),
        new RateConfig(TrainConfig.Kind.PLATEAU, 0.1, 0.5, 1000, 2, 0),
        GradientNormalisation.NONE,
        1);
  }

  @Override
  public Class<Config> model() {
    return Config.class;
  }

  @Override
  public Class<Lines> source() {
    return Lines.class;
  }

  @Override
  public String description(Config model) {
    return "Guesses of " + model.name();
  }

  @Override
  public Prepared prepare(Config model, TrainConfig training, Lines source) throws IOException {
    int lines = 0;
    for (String file : source.files()) {
      lines += Files.readAllLines(Path.of(file)).size();
    }
    return new Prepared(
        lines + " lines to train on",
        Map.of("config.json", model.name()),
        () -> FakeTask.random(model.batches()));
  }
}
