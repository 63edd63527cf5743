package dev.unroll.autoencoder;

import dev.unroll.core.check.Check;
import dev.unroll.layers.recurrent.CellName;
import dev.unroll.layers.stack.DecoderStack;
import dev.unroll.layers.stack.EncoderStack;
import dev.unroll.layers.stack.StackForm;
import java.util.Locale;

/**
 * Sizes and parts of the network.
 *
 * @param cell of encoder and decoder
 * @param layers of each of them
 * @param hidden H, units of a decoder layer; a layer of a bidirectional encoder has H / 2 in each
 *     direction
 * @param embedding E, size of a token's vector
 * @param vector D, size of a sentence's vector
 * @param bidirectional whether the encoder reads in both directions
 * @param condition how the vector reaches a decoder
 * @param dropout share of activations dropped before each layer
 */
public record NetworkConfig(
    CellName cell,
    int layers,
    int hidden,
    int embedding,
    int vector,
    boolean bidirectional,
    Condition condition,
    double dropout) {
  /** How the vector reaches a decoder, by the names that users type in lower case. */
  public enum Condition {
    /** Affine maps of it are the first states (Dai and Le 2015). */
    FIRST,
    /** Each step reads it beside the word. */
    EVERY,
    /** Both (Kiros et al. 2015, eq. 5 to 8, where it biases the gates at each step). */
    BOTH;

    boolean first() {
      return this != EVERY;
    }

    boolean everyStep() {
      return this != FIRST;
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
    Check.positive("vector", vector);
    Check.within("dropout", dropout, 0, 1);
    Check.require(
        !bidirectional || hidden % 2 == 0,
        "hidden must be even, half for each direction of the encoder, but was " + hidden);
  }

  /** The layers that read. */
  EncoderStack encoder(String name, long seed) {
    return new EncoderStack(form(bidirectional ? hidden / 2 : hidden, seed), bidirectional, name);
  }

  /** The layers that write. */
  DecoderStack decoder(String name, long seed) {
    return new DecoderStack(form(hidden, seed), name);
  }

  private StackForm form(int units, long seed) {
    return new StackForm(cell, layers, units, dropout, seed);
  }
}
