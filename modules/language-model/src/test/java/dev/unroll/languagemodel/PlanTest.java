package dev.unroll.languagemodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  private static Plan plan(DataConfig data) throws IOException {
    return new Plan(TinyModels.LSTM, TrainCommand.DEFAULTS, data, data.hashes());
  }

  @Test
  void aPlanComesBackFromJsonAsItWas() throws IOException {
    Plan plan = plan(DataConfig.embedded(2000, 9));
    assertEquals(plan, Plan.fromJson(plan.toJson()));
    plan.requireSameData();
  }

  @Test
  void hashesKeepTheOrderOfTheFiles() {
    Map<String, String> hashes = new LinkedHashMap<>();
    for (int i = 20; i > 0; i--) {
      hashes.put("file" + i, "" + i);
    }
    DataConfig data = DataConfig.embedded(2000, 9);
    Plan plan = new Plan(TinyModels.LSTM, TrainCommand.DEFAULTS, data, hashes);
    assertEquals(
        new ArrayList<>(hashes.keySet()),
        new ArrayList<>(Plan.fromJson(plan.toJson()).hashes().keySet()));
  }

  @Test
  void dataThatChangedIsRefusedByName() throws IOException {
    Path train = Files.writeString(folder.resolve("train.txt"), "abc");
    Path dev = Files.writeString(folder.resolve("dev.txt"), "abd");
    Plan plan = plan(DataConfig.files(List.of(train), List.of(dev), List.of(dev), false));
    plan.requireSameData();
    Files.writeString(dev, "abD");
    var e = assertThrows(IllegalArgumentException.class, plan::requireSameData);
    assertTrue(e.getMessage().startsWith(dev + " is not the data"), e.getMessage());
  }

  @Test
  void jsonThatIsNoPlanSaysSo() {
    var e = assertThrows(IllegalArgumentException.class, () -> Plan.fromJson("{\"model\": 3"));
    assertTrue(e.getMessage().startsWith("the plan of the run cannot be read: "), e.getMessage());
  }
}
