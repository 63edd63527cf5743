package dev.unroll.data.audio.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts a signal that comes in pieces into frames; keeps no more than it needs. */
final class Windows {
  private final Framing framing;
  private float[] held = new float[0];
  private long first;
  private long received;
  private long produced;

  Windows(Framing framing) {
    this.framing = framing;
  }

  /**
   * Takes the first {@code count} of {@code samples}; gives the frames that lie within the signal.
   */
  List<float[]> accept(float[] samples, int count) {
    int kept = (int) (received - first);
    held = Arrays.copyOf(held, kept + count);
    System.arraycopy(samples, 0, held, kept, count);
    received += count;
    long end = produced;
    while (framing.start(end) + framing.window() <= received) {
      end++;
    }
    return produce(end);
  }

  /** The frames that reach beyond the end. */
  List<float[]> finish() {
    return produce(framing.frames(received));
  }

  private List<float[]> produce(long end) {
    List<float[]> frames = new ArrayList<>();
    for (; produced < end; produced++) {
      float[] frame = new float[framing.window()];
      for (int i = 0; i < frame.length; i++) {
        frame[i] = sample(framing.start(produced) + i);
      }
      frames.add(frame);
    }
    // At the end the last window is seen in the mirror.
    long needed = Math.min(framing.start(produced), received - framing.window());
    if (needed > first) {
      held = Arrays.copyOfRange(held, (int) (needed - first), (int) (received - first));
      first = needed;
    }
    return frames;
  }

  private float sample(long place) {
    if (framing.edges() == Edges.ZEROS && (place < 0 || place >= received)) {
      return 0;
    }
    return held[(int) (mirrored(place) - first)];
  }

  /** Where a place beyond the signal is seen: x[-1] = x[0] and x[n] = x[n-1]. */
  private long mirrored(long place) {
    long seen = place;
    while (seen < 0 || seen >= received) {
      seen = seen < 0 ? -1 - seen : 2 * received - 1 - seen;
    }
    return seen;
  }
}
