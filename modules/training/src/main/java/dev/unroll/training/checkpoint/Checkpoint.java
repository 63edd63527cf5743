package dev.unroll.training.checkpoint;

import dev.unroll.training.LoopState;
import java.util.Map;

/**
 * A run at one moment.
 *
 * @param state of the loop
 * @param task what the task needs to go on
 * @param model what is needed to use the model without its data: configuration, vocabulary, and so
 *     on, as text by entry name
 */
public record Checkpoint(LoopState state, Map<String, byte[]> task, Map<String, String> model) {
  public Checkpoint {
    task = Map.copyOf(task);
    model = Map.copyOf(model);
  }

  /**
   * A text that the model was saved with.
   *
   * @throws IllegalArgumentException when there is none of this name
   */
  public String text(String name) {
    String text = model.get(name);
    if (text == null) {
      throw new IllegalArgumentException(
          "the checkpoint has no entry " + name + "; it was made by another kind of model");
    }
    return text;
  }
}
