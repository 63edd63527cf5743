package dev.unroll.seqtoseq;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.unroll.core.check.Check;
import dev.unroll.layers.attention.AttentionForm;
import dev.unroll.layers.decoder.DecoderForm;
import dev.unroll.layers.recurrent.CellName;
import java.util.Locale;

/**
 * Sizes and parts of the network.
 *
 * @param cell of encoder and decoder
 * @param layers of each of them
 * @param hidden H, units of a decoder layer; a layer of a bidirectional encoder has H / 2 in each
 *     direction, so that both have states of one size
 * @param embedding E, size of a token's vector on both sides
 * @param bidirectional whether the encoder reads the source in both directions
 * @param attention how the decoder looks at the source
 * @param feeding what of the last step's attention the next step reads
 * @param dropout share of activations dropped before each layer
 * @param tied whether the softmax uses the target's token vectors as its weights
 */
public record NetworkConfig(
    CellName cell,
    int layers,
    int hidden,
    int embedding,
    boolean bidirectional,
    AttentionName attention,
    Feeding feeding,
    double dropout,
    boolean tied) {
  /** Kinds of attention by the names that users type in lower case. */
  public enum AttentionName {
    /** The decoder sees the source only through its first state (Sutskever et al. 2014). */
    NONE,
    /** Luong, Pham and Manning 2015, eq. 8, "dot". */
    DOT,
    /** Luong, Pham and Manning 2015, eq. 8, "general". */
    GENERAL,
    /** Bahdanau, Cho and Bengio 2015, appendix A.1.2. */
    ADDITIVE;

    /** As typed. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What a step of the decoder reads besides the last token, by the names that users type. */
  public enum Feeding {
    /** Nothing. */
    NONE(dev.unroll.layers.decoder.Feeding.NONE),
    /** The last step's attentional vector (Luong, Pham and Manning 2015, section 3.3). */
    INPUT(dev.unroll.layers.decoder.Feeding.INPUT_FEEDING),
    /** The context that the last state asks for (Bahdanau, Cho and Bengio 2015, section 3.1). */
    CONTEXT(dev.unroll.layers.decoder.Feeding.CONTEXT_FEEDING);

    private final dev.unroll.layers.decoder.Feeding kind;

    Feeding(dev.unroll.layers.decoder.Feeding kind) {
      this.kind = kind;
    }

    dev.unroll.layers.decoder.Feeding kind() {
      return kind;
    }

    /** As typed. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public NetworkConfig {
    Check.positive("layers", layers);
    Check.positive("hidden", hidden);
    Check.positive("embedding", embedding);
    Check.within("dropout", dropout, 0, 1);
    Check.require(dropout < 1, "dropout must be < 1, or nothing is left");
    Check.require(
        !bidirectional || hidden % 2 == 0,
        "hidden must be even, half for each direction of the encoder, but was " + hidden);
    Check.require(
        attention != AttentionName.NONE || feeding == Feeding.NONE,
        "feeding " + feeding + " needs attention, but there is none; choose --attention");
    Check.require(
        attention != AttentionName.NONE || !tied || embedding == hidden,
        "tied weights without attention need equal sizes, but embedding was "
            + embedding
            + " and hidden was "
            + hidden
            + "; set --embedding to --hidden");
  }

  /** Whether the decoder looks at the source. */
  @JsonIgnore
  boolean attends() {
    return attention != AttentionName.NONE;
  }

  /** Units of an encoder layer in one direction. */
  @JsonIgnore
  int encoderUnits() {
    return bidirectional ? hidden / 2 : hidden;
  }

  /** Features of what the softmax reads. */
  @JsonIgnore
  int outputs() {
    return tied ? embedding : hidden;
  }

  /** The decoder with attention, which there must be. */
  @JsonIgnore
  DecoderForm decoder() {
    AttentionForm form =
        switch (attention) {
          case DOT -> AttentionForm.dot(hidden);
          case GENERAL -> AttentionForm.general(hidden, hidden);
          case ADDITIVE -> AttentionForm.additive(hidden, hidden, hidden);
          case NONE -> throw new IllegalStateException("the network has no attention");
        };
    return new DecoderForm(cell.cell(), layers, form, feeding.kind(), outputs());
  }
}
