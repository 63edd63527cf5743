package dev.unroll.captioning;

import dev.unroll.captioning.encoder.EncoderProvider;
import dev.unroll.core.check.Check;

/**
 * What reads the picture.
 *
 * @param kind of convolutional network, the name of an {@link EncoderProvider}
 * @param weights file with its trained weights; empty for one that is trained here
 * @param tuned whether it is trained with the decoder; if not, its features are kept
 * @param rate of its training, as a share of the decoder's, in (0, 1]
 * @param side pixels a side that it reads
 */
public record EncoderConfig(String kind, String weights, boolean tuned, double rate, int side) {
  public EncoderConfig {
    EncoderProvider provider = EncoderProvider.named(kind);
    Check.require(
        provider.trained() != weights.isEmpty(),
        provider.trained()
            ? "encoder " + kind + " needs its trained weights; give --weights FILE"
            : "encoder " + kind + " is trained here and takes no --weights; choose another");
    Check.require(
        tuned || provider.trained(), "encoder " + kind + " is not trained, so it must be tuned");
    Check.require(rate > 0 && rate <= 1, "encoder-rate must be in (0, 1], but was " + rate);
    Check.positive("side", side);
  }

  /** A small one for pictures of this many pixels a side. */
  static EncoderConfig small(int side) {
    return new EncoderConfig("small", "", true, 1, side);
  }
}
