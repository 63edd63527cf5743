package dev.unroll.training.launch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.unroll.training.TrainConfig;
import dev.unroll.training.checkpoint.Checkpoint;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All that a run was told, kept in its checkpoints so that it can be resumed.
 *
 * @param <M> what a model is made of
 * @param <D> where the data comes from
 * @param model what the model is made of
 * @param training how it is trained
 * @param data where its data comes from
 * @param hashes of the data when the run began
 */
public record Plan<M, D extends Source>(
    M model, TrainConfig training, D data, Map<String, String> hashes) {
  /** The checkpoints' entry. */
  static final String ENTRY = "plan.json";

  private static final ObjectMapper JSON = new ObjectMapper();

  public Plan {
    hashes = Collections.unmodifiableMap(new LinkedHashMap<>(hashes));
  }

  /**
   * The plan of the run that a checkpoint is of.
   *
   * @throws IllegalArgumentException when it is none of this application
   */
  public static <M, D extends Source> Plan<M, D> of(
      Checkpoint checkpoint, Trainable<M, D> application) {
    return fromJson(checkpoint.text(ENTRY), application);
  }

  Plan<M, D> with(TrainConfig training) {
    return new Plan<>(model, training, data, hashes);
  }

  String toJson() {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The classes are the application's own, whatever the text says. */
  static <M, D extends Source> Plan<M, D> fromJson(String json, Trainable<M, D> application) {
    JavaType type =
        JSON.getTypeFactory()
            .constructParametricType(Plan.class, application.model(), application.source());
    try {
      return JSON.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "the plan of the run cannot be read: "
              + e.getOriginalMessage()
              + "; was the run made by another command?",
          e);
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
  public void requireSameData() throws IOException {
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
