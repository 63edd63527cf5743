package dev.unroll.speech;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.data.audio.SoundStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentsTest {
  private static final int RATE = 100;

  /** A stream that gives at most 7 samples at a time. */
  private static final class Drops implements SoundStream {
    private final float[] samples;
    private int at;

    Drops(float[] samples) {
      this.samples = samples;
    }

    @Override
    public int rate() {
      return RATE;
    }

    @Override
    public int read(float[] block) {
      int count = Math.min(Math.min(7, block.length), samples.length - at);
      System.arraycopy(samples, at, block, 0, count);
      at += count;
      return count == 0 ? -1 : count;
    }

    @Override
    public List<String> warnings() {
      return List.of();
    }

    @Override
    public void close() {}
  }

  private static float[] loud(int seconds) {
    float[] samples = new float[seconds * RATE];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = i % 2 == 0 ? 0.5f : -0.25f;
    }
    return samples;
  }

  private static List<Segments.Segment> cut(float[] samples) throws IOException {
    Segments segments = new Segments(new Drops(samples));
    List<Segments.Segment> all = new ArrayList<>();
    while (segments.hasNext()) {
      all.add(segments.next());
    }
    return all;
  }

  @Test
  void aRecordingThatFitsStaysWhole() throws IOException {
    float[] samples = loud(Segments.MOST_SECONDS);
    List<Segments.Segment> all = cut(samples);
    assertEquals(1, all.size());
    assertArrayEquals(samples, all.get(0).sound().samples());
  }

  @Test
  void aLongOneIsCutWhereItIsQuietAndNothingIsLost() throws IOException {
    float[] samples = loud(3 * Segments.MOST_SECONDS);
    int quiet = 31 * RATE;
    for (int i = quiet; i < quiet + RATE / 2; i++) {
      samples[i] = 0;
    }
    List<Segments.Segment> all = cut(samples);
    double end = all.get(1).start();
    assertTrue(end >= 31 && end <= 31.5, "cut at " + end);
    int at = 0;
    for (Segments.Segment one : all) {
      assertEquals((double) at / RATE, one.start(), 1e-9);
      assertTrue(one.sound().seconds() <= Segments.MOST_SECONDS + 0.1);
      for (float sample : one.sound().samples()) {
        assertEquals(samples[at++], sample);
      }
    }
    assertEquals(samples.length, at);
  }

  @Test
  void nothingHasNoPieces() throws IOException {
    assertFalse(new Segments(new Drops(new float[0])).hasNext());
  }
}
