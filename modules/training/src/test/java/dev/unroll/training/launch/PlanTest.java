package dev.unroll.training.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.training.launch.Guesses.Config;
import dev.unroll.training.launch.Guesses.Lines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanTest {
  private static final Config CONFIG = new Config("α \"β\"", 4);

  @TempDir Path folder;

  private static Plan<Config, Lines> plan(Lines data, Map<String, String> hashes) {
    return new Plan<>(CONFIG, Guesses.training(9), data, hashes);
  }

  private static Plan<Config, Lines> written(Plan<Config, Lines> plan) {
    return Plan.fromJson(plan.toJson(), new Guesses());
  }

  @Test
  void aPlanComesBackFromJsonAsItWas() throws IOException {
    Path file = Files.writeString(folder.resolve("one.txt"), "abc");
    Lines data = new Lines(Source.absolute(List.of(file)));
    Plan<Config, Lines> plan = plan(data, data.hashes());
    assertEquals(plan, written(plan));
    assertEquals(1, plan.hashes().size());
    written(plan).requireSameData();
  }

  @Test
  void hashesKeepTheOrderOfTheFiles() {
    Map<String, String> hashes = new LinkedHashMap<>();
    for (int i = 20; i > 0; i--) {
      hashes.put("file" + i, "" + i);
    }
    Plan<Config, Lines> plan = plan(new Lines(List.of()), hashes);
    assertEquals(
        new ArrayList<>(hashes.keySet()), new ArrayList<>(written(plan).hashes().keySet()));
  }

  @Test
  void dataThatChangedIsRefusedByName() throws IOException {
    Path one = Files.writeString(folder.resolve("one.txt"), "abc");
    Path two = Files.writeString(folder.resolve("two.txt"), "abd");
    Lines data = new Lines(Source.absolute(List.of(one, two)));
    Plan<Config, Lines> plan = plan(data, data.hashes());
    plan.requireSameData();
    Files.writeString(two, "abD");
    var e = assertThrows(IllegalArgumentException.class, plan::requireSameData);
    assertTrue(e.getMessage().startsWith(two + " is not the data"), e.getMessage());
  }

  @Test
  void whatIsNoPlanOfThisApplicationSaysSo() {
    String other = plan(new Lines(List.of()), Map.of()).toJson().replace("batches", "layers");
    for (String json : List.of("{\"model\": 3", other)) {
      var e =
          assertThrows(IllegalArgumentException.class, () -> Plan.fromJson(json, new Guesses()));
      assertTrue(e.getMessage().startsWith("the plan of the run cannot be read: "), e.getMessage());
      assertTrue(e.getMessage().endsWith("; was the run made by another command?"), e.getMessage());
      assertEquals(1, e.getMessage().lines().count(), e.getMessage());
    }
  }
}
