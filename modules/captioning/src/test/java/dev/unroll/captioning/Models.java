package dev.unroll.captioning;

import dev.unroll.captioning.NetworkConfig.Decoder;
import dev.unroll.data.text.TextConfig;
import dev.unroll.data.text.TextConfig.Level;
import dev.unroll.layers.recurrent.CellName;

/** Small models for tests. */
final class Models {
  private Models() {}

  static CaptionConfig config(int maximumLength) {
    return config(Decoder.ATTENTION, 0, maximumLength);
  }

  static CaptionConfig config(Decoder decoder, double dropout, int maximumLength) {
    return new CaptionConfig(
        EncoderConfig.small(64),
        new TextConfig(Level.SPACE, 100, 1, true),
        true,
        new NetworkConfig(decoder, CellName.GRU, 1, 8, 6, 5, dropout, 0),
        0,
        2,
        maximumLength,
        2,
        6);
  }
}
