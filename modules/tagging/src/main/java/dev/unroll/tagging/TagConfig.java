package dev.unroll.tagging;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.unroll.core.check.Check;
import dev.unroll.core.tagging.TagScheme;
import dev.unroll.training.checkpoint.JsonText;
import java.util.Locale;

/**
 * What a tagger is made of. Saved with it as JSON.
 *
 * @param task what it says of a text
 * @param words which words it knows
 * @param letters what it knows of the letters of a word
 * @param network sizes and parts
 * @param scheme how the network writes slots; what a user sees is always IOB2
 * @param intentWeight factor of the loss of a sentence's intent beside that of its slots, both in
 *     nats; 0 where intents are not learnt
 * @param batch sentences of a batch
 */
public record TagConfig(
    Task task,
    WordConfig words,
    LetterConfig letters,
    NetworkConfig network,
    TagScheme scheme,
    double intentWeight,
    int batch) {
  private static final JsonText<TagConfig> JSON =
      JsonText.of("the configuration of the model", TagConfig.class);

  /** What is said of a text, by the names that users type in lower case. */
  public enum Task {
    /** What parts of a request mean, and what the whole wants. */
    SLOTS,
    /** The part of speech of each word. */
    POS,
    /** Which of several labels a sentence has. */
    SENTIMENT,
    /** Which terms of many a document is about. */
    KEYTERMS;

    /** Whether each word has a tag. */
    boolean tagsWords() {
      return this == SLOTS || this == POS;
    }

    /** As typed. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public TagConfig {
    Check.notNegative("intent-weight", intentWeight);
    Check.positive("batch", batch);
    Check.require(
        task.tagsWords() || (network.output() == NetworkConfig.Output.SOFTMAX && !network.feeds()),
        "--output crf and --feedback are for tasks that tag words, but the task is " + task);
  }

  /** Whether the network also says the intent, where the data has some. */
  @JsonIgnore
  boolean intents() {
    return task == Task.SLOTS && intentWeight > 0;
  }

  /** Whether the network can go on word by word, having said the tags of those before. */
  @JsonIgnore
  boolean streams() {
    return task.tagsWords()
        && network.output() == NetworkConfig.Output.SOFTMAX
        && !network.bidirectional()
        && network.window() == 1;
  }

  /** A few words for the head of a report. */
  String description() {
    return "Tagger (" + task + "): " + network.description() + ", letters " + letters.kind();
  }

  /** As JSON, for {@link #fromJson}. */
  public String toJson() {
    return JsonText.write(this);
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  public static TagConfig fromJson(String json) {
    return JSON.read(json);
  }
}
