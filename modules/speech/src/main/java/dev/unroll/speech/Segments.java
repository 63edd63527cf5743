package dev.unroll.speech;

import dev.unroll.data.audio.Sound;
import dev.unroll.data.audio.SoundStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * Cuts a recording into pieces that fit into memory, at its quietest places. A recording of up to
 * {@value #MOST_SECONDS} seconds is one piece.
 */
final class Segments {
  /** Longest piece. */
  static final int MOST_SECONDS = 40;

  /** A longer recording is cut somewhere in the last so many seconds of a piece. */
  private static final int CHOICE_SECONDS = 20;

  /** What must be quiet at a cut. */
  private static final double QUIET_SECONDS = 0.2;

  private final SoundStream stream;
  private final float[] buffer;
  private final float[] block;
  private int filled;
  private long taken;
  private boolean ended;

  /** Cuts {@code stream}, which stays the caller's to close. */
  Segments(SoundStream stream) {
    this.stream = stream;
    // One more than a piece, so that a full buffer says that there is more.
    buffer = new float[MOST_SECONDS * stream.rate() + 1];
    block = new float[1 << 14];
  }

  /**
   * A piece.
   *
   * @param start when it begins in the recording, in seconds
   */
  record Segment(Sound sound, double start) {}

  /** Whether there is another piece. */
  boolean hasNext() throws IOException {
    fill();
    return filled > 0;
  }

  /** The next piece, of which there must be one. */
  Segment next() throws IOException {
    fill();
    int length = ended ? filled : quietest();
    Segment segment =
        new Segment(
            new Sound(Arrays.copyOf(buffer, length), stream.rate()),
            (double) taken / stream.rate());
    System.arraycopy(buffer, length, buffer, 0, filled - length);
    filled -= length;
    taken += length;
    return segment;
  }

  private void fill() throws IOException {
    while (!ended && filled < buffer.length) {
      int wanted = Math.min(block.length, buffer.length - filled);
      float[] into = wanted == block.length ? block : new float[wanted];
      int count = stream.read(into);
      ended = count < 0;
      if (!ended) {
        System.arraycopy(into, 0, buffer, filled, count);
        filled += count;
      }
    }
  }

  /** The middle of the window with the least energy among those where a cut may be. */
  private int quietest() {
    int window = Math.max(1, (int) (QUIET_SECONDS * stream.rate()));
    int from = (MOST_SECONDS - CHOICE_SECONDS) * stream.rate();
    double energy = 0;
    for (int i = from; i < from + window; i++) {
      energy += square(i);
    }
    double least = energy;
    int best = from;
    for (int start = from + 1; start + window <= filled; start++) {
      energy += square(start + window - 1) - square(start - 1);
      if (energy < least) {
        least = energy;
        best = start;
      }
    }
    return best + window / 2;
  }

  private double square(int i) {
    return (double) buffer[i] * buffer[i];
  }
}
