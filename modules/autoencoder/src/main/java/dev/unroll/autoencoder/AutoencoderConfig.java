package dev.unroll.autoencoder;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.unroll.core.check.Check;
import dev.unroll.data.text.TextConfig;
import dev.unroll.training.checkpoint.JsonText;
import java.util.List;
import java.util.Locale;

/**
 * What an autoencoder is made of. Saved with it as JSON.
 *
 * @param kind what it learns to write
 * @param text how sentences are cut
 * @param network sizes and parts
 * @param noise what is done to what it reads in training
 * @param latent how a variational model's vectors are drawn
 * @param spans pieces of the text, as long as sentences are, that are learnt beside each sentence
 *     in an epoch
 * @param maximumLength longest sentence in tokens, also of a document; longer ones are left out of
 *     the data
 * @param batch sentences of a batch, or documents
 * @param documents whether texts are documents
 */
public record AutoencoderConfig(
    Kind kind,
    TextConfig text,
    NetworkConfig network,
    NoiseConfig noise,
    LatentConfig latent,
    int spans,
    int maximumLength,
    int batch,
    DocumentConfig documents) {
  private static final JsonText<AutoencoderConfig> JSON =
      JsonText.of("the configuration of the model", AutoencoderConfig.class);

  /** What a model learns to write, by the names that users type in lower case. */
  public enum Kind {
    /** The sentence itself (Dai and Le 2015). */
    PLAIN,
    /** The sentence, of which a noisy copy was read (Hill, Cho and Korhonen 2016). */
    DENOISING,
    /** The sentence, from a vector drawn about what was read (Bowman et al. 2016). */
    VARIATIONAL,
    /** The sentences before and after it (Kiros et al. 2015). */
    SKIP_THOUGHT,
    /** A document, sentence by sentence (Li, Luong and Jurafsky 2015). */
    HIERARCHICAL;

    /** Names of the decoders that write from one vector. */
    List<String> decoders() {
      return this == SKIP_THOUGHT ? List.of("previous", "next") : List.of("decoder");
    }

    /** As typed. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public AutoencoderConfig {
    Check.notNegative("spans", spans);
    Check.positive("max-length", maximumLength);
    Check.positive("batch", batch);
    Check.require(
        spans == 0 || (kind != Kind.SKIP_THOUGHT && kind != Kind.HIERARCHICAL),
        "spans are pieces of text that are written as they are read, which "
            + kind
            + " does not learn; leave out --spans");
    Check.require(
        kind == Kind.DENOISING || !noise.changesSource(),
        "deletion and swaps are the noise of the kind denoising, but the kind is "
            + kind
            + "; choose --kind denoising");
    Check.require(
        documents.whole() ? kind != Kind.SKIP_THOUGHT : kind != Kind.HIERARCHICAL,
        "a text of the kind hierarchical is a document and one of skip-thought a sentence, but the"
            + " kind is "
            + kind
            + "; choose --documents accordingly");
    Check.require(
        kind == Kind.HIERARCHICAL || !documents.attention(),
        "--sentence-attention is for the kind hierarchical, but the kind is " + kind);
  }

  /** Of texts that are sentences, or usual documents where the kind needs them. */
  public AutoencoderConfig(
      Kind kind,
      TextConfig text,
      NetworkConfig network,
      NoiseConfig noise,
      LatentConfig latent,
      int spans,
      int maximumLength,
      int batch) {
    this(
        kind,
        text,
        network,
        noise,
        latent,
        spans,
        maximumLength,
        batch,
        kind == Kind.HIERARCHICAL ? DocumentConfig.usual() : DocumentConfig.sentences());
  }

  /** Whether documents are written sentence by sentence. */
  @JsonIgnore
  boolean hierarchical() {
    return kind == Kind.HIERARCHICAL;
  }

  /** Tokens that are written at most in one go: a sentence, or a document as one sentence. */
  @JsonIgnore
  int longestWritten() {
    boolean joined = documents.whole() && !hierarchical();
    return joined ? Math.multiplyExact(maximumLength, documents.most()) : maximumLength;
  }

  /** What a model of this kind is trained on, in a few words. */
  String texts() {
    String sentences = "sentences of at most " + maximumLength + " tokens";
    return documents.whole()
        ? "documents of " + documents.fewest() + " to " + documents.most() + " " + sentences
        : sentences;
  }

  /** Whether the sentence is written again from its vector. */
  @JsonIgnore
  boolean reconstructs() {
    return kind != Kind.SKIP_THOUGHT;
  }

  /** Whether vectors are drawn in training. */
  @JsonIgnore
  boolean variational() {
    return kind == Kind.VARIATIONAL;
  }

  /** A few words for the head of a report. */
  String description() {
    return "Sequence autoencoder ("
        + kind
        + "): "
        + network.cell()
        + " "
        + network.layers()
        + " × "
        + network.hidden()
        + ", vector "
        + network.vector()
        + ", tokens "
        + text.level();
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
  public static AutoencoderConfig fromJson(String json) {
    return JSON.read(json);
  }
}
