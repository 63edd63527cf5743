package dev.unroll.training.launch;

import dev.unroll.training.TrainConfig;
import dev.unroll.training.checkpoint.Checkpoint;
import dev.unroll.training.checkpoint.JsonText;
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
    return JsonText.write(this);
  }

  /** The classes are the application's own, whatever the text says. */
  static <M, D extends Source> Plan<M, D> fromJson(String json, Trainable<M, D> application) {
    JsonText<Plan<M, D>> plans =
        JsonText.generic(
            "the plan of the run", Plan.class, application.model(), application.source());
    return plans.read(json);
  }

  /** For {@code run.json} and the report. */
  Map<String, Object> configuration() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("model", JsonText.parts(model));
    all.put("training", JsonText.parts(training));
    all.put("data", JsonText.parts(data));
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
