package dev.unroll.languagemodel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.unroll.training.TrainConfig;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All that a run was told, kept in its checkpoints so that it can be resumed.
 *
 * @param hashes of the data when the run began
 */
record Plan(
    LanguageModelConfig model, TrainConfig training, DataConfig data, Map<String, String> hashes) {
  private static final ObjectMapper JSON = new ObjectMapper();

  Plan {
    hashes = Collections.unmodifiableMap(new LinkedHashMap<>(hashes));
  }

  Plan with(TrainConfig training) {
    return new Plan(model, training, data, hashes);
  }

  String toJson() {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static Plan fromJson(String json) {
    try {
      return JSON.readValue(json, Plan.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "the plan of the run cannot be read: " + e.getOriginalMessage(), e);
    }
  }

  /** For {@code run.json} and the report. */
  Map<String, Object> configuration() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("model", JSON.convertValue(model, Map.class));
    all.put("training", JSON.convertValue(training, Map.class));
    all.put("data", JSON.convertValue(data, Map.class));
    return all;
  }

  /**
   * Requires the data to be what the run began with.
   *
   * @throws IllegalArgumentException naming the file that changed
   * @throws IOException when one cannot be read
   */
  void requireSameData() throws IOException {
    Map<String, String> now = data.hashes();
    hashes.forEach(
        (file, hash) -> {
          if (!hash.equals(now.get(file))) {
            throw new IllegalArgumentException(
                file
                    + " is not the data that the run began with (its SHA-256 differs);"
                    + " put the old file back, or train a new run");
          }
        });
  }
}
