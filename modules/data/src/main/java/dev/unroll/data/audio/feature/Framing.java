package dev.unroll.data.audio.feature;

import dev.unroll.core.check.Check;

/**
 * How a signal is cut into frames.
 *
 * @param rate of the signal, in Hz
 * @param windowMs length of a frame, in milliseconds; at least 2 samples
 * @param hopMs from one frame to the next, in milliseconds; at least 1 sample, at most a frame
 * @param shape of the window
 * @param preEmphasis in [0, 1]: x[i] - preEmphasis x[i-1] is analysed in place of x[i]
 * @param edges of the signal
 */
public record Framing(
    int rate, double windowMs, double hopMs, WindowShape shape, double preEmphasis, Edges edges) {
  public Framing {
    Check.positive("rate", rate);
    Check.positive("windowMs", windowMs);
    Check.positive("hopMs", hopMs);
    Check.require(
        preEmphasis >= 0 && preEmphasis <= 1,
        "preEmphasis must be in [0, 1], but was " + preEmphasis);
    Check.require(
        hopMs <= windowMs, "hopMs must be <= windowMs " + windowMs + ", but was " + hopMs);
    Check.require(
        samples(rate, windowMs) >= 2 && samples(rate, hopMs) >= 1,
        "a window of " + windowMs + " ms and a hop of " + hopMs + " ms are too short at " + rate);
  }

  /** Frames of 25 ms every 10 ms as Kaldi makes them by default. */
  public static Framing kaldi(int rate) {
    return new Framing(rate, 25, 10, WindowShape.POVEY, 0.97, Edges.SNIP);
  }

  /** Frames of 25 ms every 10 ms with window and edges as librosa makes them by default. */
  public static Framing librosa(int rate) {
    return new Framing(rate, 25, 10, WindowShape.PERIODIC_HANN, 0, Edges.ZEROS);
  }

  /** The same with other edges. */
  public Framing with(Edges newEdges) {
    return new Framing(rate, windowMs, hopMs, shape, preEmphasis, newEdges);
  }

  /** The same with another window. */
  public Framing with(WindowShape newShape) {
    return new Framing(rate, windowMs, hopMs, newShape, preEmphasis, edges);
  }

  /** Samples of a frame. */
  public int window() {
    return samples(rate, windowMs);
  }

  /** Samples from one frame to the next. */
  public int hop() {
    return samples(rate, hopMs);
  }

  /** How many frames {@code samples} samples have. */
  public long frames(long samples) {
    return switch (edges) {
      case SNIP -> samples < window() ? 0 : 1 + (samples - window()) / hop();
      case MIRROR -> (samples + hop() / 2) / hop();
      case ZEROS -> samples == 0 ? 0 : 1 + samples / hop();
    };
  }

  /** The place of a frame's first sample in the signal, perhaps before it. */
  public long start(long frame) {
    long start = frame * hop();
    return switch (edges) {
      case SNIP -> start;
      case MIRROR -> start + hop() / 2 - window() / 2;
      // librosa puts an odd window a sample before the middle of its even transform.
      case ZEROS -> start - (window() + 1) / 2;
    };
  }

  private static int samples(int rate, double milliseconds) {
    // Kaldi's order of operations, which decides where the product is next to a whole number.
    return (int) (rate * 0.001 * milliseconds);
  }
}
