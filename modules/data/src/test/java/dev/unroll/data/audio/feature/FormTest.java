package dev.unroll.data.audio.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.data.audio.Sound;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class FormTest {
  private static final int RATE = 8000;
  private static final FeatureOptions LIBROSA =
      FeatureOptions.logMel(RATE, 10, Program.LIBROSA).with(Normalisation.NONE);

  private static List<double[]> parabola(int length) {
    List<double[]> frames = new ArrayList<>();
    for (int t = 0; t < length; t++) {
      frames.add(new double[] {7, 3 * t * t - 5 * t + 2});
    }
    return frames;
  }

  private static List<double[]> withSlopes(Slopes slopes, int length) {
    Stage stage = slopes.stages(1, 2).get(0);
    List<double[]> ready = new ArrayList<>(stage.accept(parabola(length)));
    ready.addAll(stage.finish());
    return ready;
  }

  @Test
  void fittedSlopesOfAParabolaAreItsDerivatives() {
    List<double[]> frames = withSlopes(Slopes.FITTED, 30);
    assertEquals(30, frames.size());
    for (int t = 0; t < 30; t++) {
      int fitted = Math.max(4, Math.min(25, t));
      double[] expected = {7, 3 * t * t - 5 * t + 2, 6 * fitted - 5, 6};
      assertArrayEquals(expected, frames.get(t), 1e-9, "frame " + t);
    }
  }

  @Test
  void fewerThanNineFramesAreHeldAtTheEdges() {
    for (int length = 0; length < 9; length++) {
      List<double[]> held = withSlopes(Slopes.HELD, length);
      List<double[]> fitted = withSlopes(Slopes.FITTED, length);
      assertArrayEquals(held.toArray(), fitted.toArray());
      assertEquals(length, fitted.size());
    }
  }

  @Test
  void aRangeRaisesOnlyWhatLiesBelowIt() {
    float[] samples = FeatureExtractorTest.noise(1, 6000);
    Arrays.fill(samples, 2000, 4000, 0);
    Sound sound = new Sound(samples, RATE);
    float[][] all = new FeatureExtractor(LIBROSA).frames(sound);
    FeatureOptions ranged = LIBROSA.with(Form.LIBROSA.withRange(40));
    float[][] raised = new FeatureExtractor(ranged).frames(sound);
    float greatest = -100;
    for (float[] frame : all) {
      for (float value : frame) {
        greatest = Math.max(greatest, value);
      }
    }
    assertEquals(-100, all[38][0], 1e-5, "silence");
    assertEquals(greatest - 40, raised[38][0], 1e-5);
    for (int t = 0; t < all.length; t++) {
      for (int f = 0; f < 10; f++) {
        assertEquals(Math.max(all[t][f], greatest - 40), raised[t][f], 1e-5);
      }
    }
  }

  @Test
  void framesBeginWhereLibrosaPutsTheirWindows() {
    for (int window = 100; window < 130; window++) {
      Framing framing = new Framing(1000, window, 50, WindowShape.PERIODIC_HANN, 0, Edges.ZEROS);
      for (int points = 130; points < 150; points += 2) {
        // The padded signal begins points / 2 early; zeros surround the window in the frame.
        int first = -(points / 2) + (points - window) / 2;
        assertEquals(first, framing.start(0));
        assertEquals(first + 150, framing.start(3));
      }
    }
  }

  @Test
  void everyMelScaleTakesItsFrequenciesBack() {
    for (MelScale scale : MelScale.values()) {
      for (double hertz = 0; hertz < 8000; hertz += 125) {
        assertEquals(hertz, scale.hertz(scale.mel(hertz)), 1e-8);
      }
    }
    assertEquals(15, MelScale.SLANEY.mel(1000));
    assertEquals(42, MelScale.SLANEY.mel(6400), 1e-12);
  }

  @Test
  void onlyWhatNeedsTheWholeRecordingWaitsForItsEnd() {
    assertTrue(LIBROSA.with(Form.LIBROSA.withRange(80)).waitsForTheEnd());
    assertTrue(LIBROSA.with(Normalisation.MEAN).waitsForTheEnd());
    assertTrue(LIBROSA.with(Normalisation.UTTERANCE).waitsForTheEnd());
    assertEquals(false, LIBROSA.waitsForTheEnd());
    assertEquals(false, LIBROSA.with(Normalisation.RUNNING).waitsForTheEnd());
  }

  private static Form form(int transform, Level level, double range) {
    return new Form(
        Program.LIBROSA,
        transform,
        true,
        Lines.POWER,
        MelScale.SLANEY,
        true,
        level,
        range,
        0,
        Slopes.FITTED);
  }

  @Test
  void whatDoesNotGoTogetherIsNamed() {
    Form linear = form(0, Level.LINEAR, 0);
    assertEquals(
        "kind MFCC needs logarithms, but level was LINEAR; take LOGARITHM",
        message(() -> FeatureOptions.mfcc(RATE, 5).with(linear)));
    assertEquals(
        "normalisation RUNNING needs logarithms, but level was LINEAR; take LOGARITHM, or NONE or"
            + " MEAN",
        message(() -> LIBROSA.with(Normalisation.RUNNING).with(linear)));
    assertEquals(
        "range 80.0 needs level LOGARITHM, but level was LINEAR; take range 0",
        message(() -> form(0, Level.LINEAR, 80)));
    assertEquals(
        "transform must be even and >= 0, but was 513",
        message(() -> form(513, Level.LOGARITHM, 0)));
    assertEquals(
        "transform must be 0 or >= the window of 200 samples, but was 128",
        message(() -> LIBROSA.with(form(128, Level.LOGARITHM, 0))));
  }

  private static String message(Executable call) {
    return assertThrows(IllegalArgumentException.class, call).getMessage();
  }
}
