package dev.unroll.training.launch;

import dev.unroll.training.Task;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What an application makes of a configuration and its data.
 *
 * @param summary of the data, a line or a few that are printed before training begins, such as
 *     "29,000 pairs to train on"
 * @param texts what is needed to use the model without its data, for its checkpoints by entry name:
 *     configuration, vocabularies, and so on
 * @param task makes what the loop trains; is asked once, after the summary was printed
 */
public record Prepared(String summary, Map<String, String> texts, Supplier<Task<?>> task) {
  public Prepared {
    texts = Map.copyOf(texts);
  }
}
