package dev.unroll.speech;

import dev.unroll.data.audio.feature.Framing;

/** When the output frames of a network are heard. */
final class Clock {
  private final Framing framing;
  private final int stride;

  Clock(SpeechConfig config) {
    framing = config.features().framing();
    stride = config.network().stride();
  }

  /** Seconds from one output frame to the next. */
  double step() {
    return (double) stride * framing.hop() / framing.rate();
  }

  /** When the middle of an output frame's first window is, less half a step; in seconds. */
  double start(int frame) {
    double first = (framing.start(0) + 0.5 * framing.window()) / framing.rate();
    double middle = frame * step() + first;
    return Math.max(0, middle - 0.5 * step());
  }

  /** When it ends and the next begins, in seconds. */
  double end(int frame) {
    return start(frame + 1);
  }
}
