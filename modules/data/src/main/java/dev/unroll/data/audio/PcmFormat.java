package dev.unroll.data.audio;

import dev.unroll.core.check.Check;
import java.nio.ByteOrder;

/**
 * How samples without a header are written.
 *
 * @param encoding of one sample of one channel
 * @param channels at least 1; a frame holds one sample of each, side by side
 * @param rate frames a second, in Hz; 1000 or more, as nothing below holds speech
 * @param order of the bytes of a sample
 */
public record PcmFormat(SampleEncoding encoding, int channels, int rate, ByteOrder order) {
  private static final int MOST_CHANNELS = 1024;
  private static final int LOWEST_RATE = 1_000;
  private static final int HIGHEST_RATE = 1_000_000;

  public PcmFormat {
    Check.require(
        channels > 0 && channels <= MOST_CHANNELS,
        "channels must be in [1, " + MOST_CHANNELS + "], but was " + channels);
    requireRate(rate);
  }

  /** Refuses rates that no recording has, so that a wrong header makes no hours of a second. */
  static void requireRate(int rate) {
    Check.require(
        rate >= LOWEST_RATE && rate <= HIGHEST_RATE,
        "rate must be in [" + LOWEST_RATE + ", " + HIGHEST_RATE + "] Hz, but was " + rate);
  }

  /** Size of a frame. */
  public int frameBytes() {
    return encoding.bytes() * channels;
  }

  /** How long {@code bytes} of this format last. */
  double seconds(long bytes) {
    return (double) bytes / frameBytes() / rate;
  }
}
