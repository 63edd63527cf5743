package dev.unroll.autoencoder;

import dev.unroll.core.check.Check;

/**
 * What is done to words in training, each with a chance of its own.
 *
 * @param deletion share of the words that the encoder does not get to read
 * @param swaps share of the neighbouring words that it reads in the other order
 * @param wordDropout share of the words that the decoder reads as unknown (Bowman et al. 2016)
 */
public record NoiseConfig(double deletion, double swaps, double wordDropout) {
  public NoiseConfig {
    Check.within("deletion", deletion, 0, 1);
    Check.within("swaps", swaps, 0, 1);
    Check.within("word-dropout", wordDropout, 0, 1);
  }

  /** Words as they are. */
  public static NoiseConfig none() {
    return new NoiseConfig(0, 0, 0);
  }

  /** Whether the encoder reads something else than the sentence. */
  boolean changesSource() {
    return deletion > 0 || swaps > 0;
  }
}
