package dev.unroll.captioning;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.unroll.core.check.Check;
import dev.unroll.layers.attention.AttentionForm;
import dev.unroll.layers.decoder.DecoderForm;
import dev.unroll.layers.decoder.Feeding;
import dev.unroll.layers.recurrent.CellName;
import java.util.Locale;

/**
 * Sizes and parts of what writes the caption.
 *
 * @param decoder how the picture reaches it
 * @param cell of its layers
 * @param layers how many
 * @param hidden H, units of a layer
 * @param embedding E, size of a token's vector
 * @param attention units of the score by which regions are compared with the state
 * @param dropout share of activations dropped before each layer
 * @param doublyStochastic λ of {@link CaptionNetwork}'s regularisation of attention; 0 for none
 */
public record NetworkConfig(
    Decoder decoder,
    CellName cell,
    int layers,
    int hidden,
    int embedding,
    int attention,
    double dropout,
    double doublyStochastic) {
  /** How a picture reaches the decoder, by the names that users type in lower case. */
  public enum Decoder {
    /** An affine map of the picture is the first state (Stanford's cs231n, assignment 3). */
    STATE,
    /** Each step reads it beside the word (Mao et al. 2015; Karpathy and Fei-Fei 2015). */
    STEP,
    /** It is read as if it were the first word (Vinyals et al. 2015). */
    WORD,
    /** Each step looks at some of its regions (Xu et al. 2015). */
    ATTENTION;

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
    Check.positive("attention-units", attention);
    Check.within("dropout", dropout, 0, 1);
    Check.notNegative("doubly-stochastic", doublyStochastic);
    Check.require(
        decoder == Decoder.ATTENTION || doublyStochastic == 0,
        "doubly-stochastic regularises attention, but the decoder is "
            + decoder
            + "; choose --decoder attention");
  }

  /** Whether the decoder looks at regions of the picture. */
  @JsonIgnore
  boolean attends() {
    return decoder == Decoder.ATTENTION;
  }

  /**
   * The decoder with attention, which there must be.
   *
   * @param channels C, features of a region
   */
  DecoderForm decoderOf(int channels) {
    AttentionForm form = AttentionForm.additive(hidden, channels, attention);
    return new DecoderForm(cell.cell(), layers, form, Feeding.CONTEXT_FEEDING, hidden);
  }
}
