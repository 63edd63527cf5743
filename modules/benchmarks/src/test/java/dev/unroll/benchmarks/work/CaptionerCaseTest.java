package dev.unroll.benchmarks.work;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.benchmarks.work.CaptionerCase.Decoder;
import dev.unroll.benchmarks.work.CaptionerCase.Task;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaptionerCaseTest {
  private static final CaptionerSizes GIVEN = new CaptionerSizes(List.of(), 6, 2, 12, 3, 5, 7);
  private static final CaptionerSizes READ = new CaptionerSizes(List.of(4, 6), 6, 2, 12, 3, 5, 7);

  // By hand: 4 · 5 · (3 + 5) of a step and 5 · 12 of the softmax; with attention 4 · 5 · 6 of the
  // context, the query 5 · 7, (6 + 5) · 5 put out, 4 regions looked at 7 + 6.
  private static final double PLAIN = 160 + 60;
  private static final double LOOKING = PLAIN + 120 + 35 + 55 + 52;

  @Test
  void aBeamTakesOneRowAtFirstAndFiveAfterwards() {
    CaptionerCase beam = new CaptionerCase("test", Task.BEAM, Decoder.STATE, GIVEN, 3);
    assertEquals(2 * (60 + (1 + 15 * 5) * PLAIN), beam.flopPerToken(), 1e-6);
    CaptionerCase greedy = new CaptionerCase("test", Task.GREEDY, Decoder.ATTENTION, GIVEN, 3);
    // First states 2 · 6 · 5 and keys 4 · 6 · 7.
    assertEquals(2 * (60 + 168 + 16 * LOOKING), greedy.flopPerToken(), 1e-6);
    assertArrayEquals(new long[] {3}, greedy.tokens());
  }

  @Test
  void aPictureIsReadOnceForItsTwoCaptions() {
    CaptionerCase work = new CaptionerCase("test", Task.TRAIN, Decoder.ATTENTION, READ, 2);
    double labels =
        CaptionerData.of(work).stream().mapToLong(CaptionerData::labels).average().orElseThrow();
    // By hand: 4 · 4 places of 25 · 4 · 4, then 2 · 2 of 9 · 4 · 6 and of 9 · (6 + 2) · 6.
    double picture = 16 * 400 + 4 * 216 + 4 * 432;
    assertEquals(6 * (picture + 2 * (60 + 168) + labels / 2 * LOOKING), work.flopPerToken(), 1e-6);
  }

  @Test
  void trainingReadsPicturesAndWritingTheirFeatures() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new CaptionerCase("test", Task.TRAIN, Decoder.ATTENTION, GIVEN, 2));
    assertThrows(
        IllegalArgumentException.class,
        () -> new CaptionerCase("test", Task.BEAM, Decoder.ATTENTION, READ, 2));
    assertThrows(
        IllegalArgumentException.class,
        () -> new CaptionerCase("test", Task.TRAIN, Decoder.STATE, READ, 2));
  }

  @Test
  void eachPictureHasTwoCaptionsWithinTheLengthsSaid() {
    CaptionerCase work = (CaptionerCase) Cases.named("caption-pictures").get(0);
    for (CaptionerData batch : CaptionerData.of(work)) {
      assertEquals(32 * 3 * 64 * 64, batch.pictures().length);
      assertEquals(64, batch.captions().size());
      for (int[] caption : batch.captions()) {
        assertTrue(caption.length >= 7 && caption.length <= 17);
        assertEquals(Pairs.vocabulary(60).start(), caption[0]);
        assertEquals(Pairs.vocabulary(60).end(), caption[caption.length - 1]);
      }
    }
  }
}
