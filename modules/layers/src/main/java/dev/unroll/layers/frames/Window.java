package dev.unroll.layers.frames;

import dev.unroll.core.check.Check;

/**
 * Which frames an output of a convolution over time sees: output j sees frames j · stride − behind
 * to j · stride + ahead; what is before the first frame, after the last or hidden by a mask is 0.
 *
 * @param width frames that it sees, behind + 1 + ahead
 * @param ahead frames after its own, in [0, width); 0 for networks that cannot wait
 * @param stride frames from one output to the next
 */
public record Window(int width, int ahead, int stride) {
  public Window {
    Check.positive("width", width);
    Check.positive("stride", stride);
    Check.require(
        ahead >= 0 && ahead < width, "ahead must be in [0, " + width + "), but was " + ahead);
  }

  /** With as many frames behind as ahead, or one more behind. */
  public static Window centred(int width, int stride) {
    return new Window(width, (Check.positive("width", width) - 1) / 2, stride);
  }

  /** Frames before its own. */
  public int behind() {
    return width - 1 - ahead;
  }

  /** T' = ⌈T / stride⌉ outputs of T frames. */
  public int outputs(int frames) {
    return (frames + stride - 1) / stride;
  }

  /** The frame that output {@code j} sees at place {@code at} of its window; may not exist. */
  int frame(int j, int at) {
    return j * stride + at - behind();
  }
}
