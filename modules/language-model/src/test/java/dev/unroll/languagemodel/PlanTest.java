package dev.unroll.languagemodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.training.launch.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlanTest {
  @TempDir Path folder;

  static Iterable<LanguageModelConfig> configurations() {
    return TinyModels.all().values();
  }

  @ParameterizedTest
  @MethodSource("configurations")
  void aConfigurationComesBackFromJsonAsItWas(LanguageModelConfig config) {
    assertEquals(config, LanguageModelConfig.fromJson(config.toJson()));
  }

  private static Plan<LanguageModelConfig, DataConfig> plan(DataConfig data) throws IOException {
    return new Plan<>(TinyModels.LSTM, TrainCommand.DEFAULTS, data, data.hashes());
  }

  @Test
  void aRunOnEmbeddedStoriesHasTheSameDataAgain() throws IOException {
    plan(DataConfig.embedded(2000, 9)).requireSameData();
    Plan<LanguageModelConfig, DataConfig> other =
        new Plan<>(
            TinyModels.LSTM,
            TrainCommand.DEFAULTS,
            DataConfig.embedded(2000, 9),
            DataConfig.embedded(2000, 8).hashes());
    assertThrows(IllegalArgumentException.class, other::requireSameData);
  }

  @Test
  void aHeldOutTextThatChangedIsRefusedByName() throws IOException {
    Path train = Files.writeString(folder.resolve("train.txt"), "abc");
    Path dev = Files.writeString(folder.resolve("dev.txt"), "abd");
    var plan = plan(DataConfig.files(List.of(train), List.of(dev), List.of(dev), false));
    plan.requireSameData();
    Files.writeString(dev, "abD");
    var e = assertThrows(IllegalArgumentException.class, plan::requireSameData);
    assertTrue(e.getMessage().startsWith(dev + " is not the data"), e.getMessage());
  }
}
