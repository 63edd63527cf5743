package dev.unroll.seqtoseq;

import dev.unroll.core.check.Check;
import dev.unroll.data.text.TextConfig;
import dev.unroll.training.checkpoint.JsonText;
import java.util.Locale;

/**
 * What a sequence-to-sequence model is made of. Saved with it as JSON.
 *
 * @param kind what it is for
 * @param source how source sentences are cut
 * @param target how target sentences are cut
 * @param reversed whether the source is read from its end (Sutskever et al. 2014, section 3.3)
 * @param network sizes and parts
 * @param smoothing share of the target distribution that is spread over all tokens in training
 * @param sampling scheduled sampling
 * @param maximumLength longest source or target in tokens; longer training pairs are left out
 * @param batch pairs of a batch
 */
public record SeqToSeqConfig(
    Kind kind,
    TextConfig source,
    TextConfig target,
    boolean reversed,
    NetworkConfig network,
    double smoothing,
    SamplingConfig sampling,
    int maximumLength,
    int batch) {
  private static final JsonText<SeqToSeqConfig> JSON =
      JsonText.of("the configuration of the model", SeqToSeqConfig.class);

  /** What a model is for, by the names that users type in lower case. */
  public enum Kind {
    /** From text to text. */
    TRANSLATION,
    /** From a sentence to its constituents (Vinyals et al. 2015). */
    PARSING;

    /** As typed. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public SeqToSeqConfig {
    Check.within("label-smoothing", smoothing, 0, 1);
    Check.require(smoothing < 1, "label-smoothing must be < 1");
    Check.positive("max-length", maximumLength);
    Check.positive("batch", batch);
  }

  /** A few words for the head of a report. */
  String description() {
    return "Sequence to sequence ("
        + kind
        + "): "
        + network.cell()
        + " "
        + network.layers()
        + " × "
        + network.hidden()
        + ", attention "
        + network.attention()
        + ", tokens "
        + source.level()
        + " to "
        + target.level();
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
  public static SeqToSeqConfig fromJson(String json) {
    return JSON.read(json);
  }
}
