package dev.unroll.data.audio.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.random.RandomStream;
import dev.unroll.data.audio.Sound;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AugmentTest {
  private static final int RATE = 8000;

  static Stream<SoundChange> changes() {
    return Stream.of(new Speed(List.of(0.9, 1.1)), new WhiteNoise(5, 20), new Volume(-20, -1));
  }

  private static Sound tone(double hertz, double amplitude) {
    float[] samples = new float[RATE];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (amplitude * Math.sin(2 * Math.PI * hertz * i / RATE));
    }
    return new Sound(samples, RATE);
  }

  private static double power(float[] samples) {
    double sum = 0;
    for (float sample : samples) {
      sum += (double) sample * sample;
    }
    return sum / samples.length;
  }

  @ParameterizedTest
  @MethodSource("changes")
  void equalSeedsGiveEqualSoundsAndOthersGiveOthers(SoundChange change) {
    Sound sound = tone(440, 0.3);
    float[] before = sound.samples().clone();
    float[] first = change.apply(sound, new RandomStream(1)).samples();
    assertArrayEquals(first, change.apply(sound, new RandomStream(1)).samples());
    boolean other = false;
    for (int seed = 2; seed < 20; seed++) {
      other |= !Arrays.equals(first, change.apply(sound, new RandomStream(seed)).samples());
    }
    assertTrue(other);
    assertArrayEquals(before, sound.samples());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.9, 1.1, 0.5, 2, 1.37})
  void speedMovesPitchAndDuration(double factor) {
    Sound faster = new Speed(List.of(factor)).apply(tone(500, 0.5), new RandomStream(1));
    assertEquals(RATE, faster.rate());
    assertEquals(RATE / factor, faster.samples().length, 1);
    for (int i = faster.samples().length / 4; i < faster.samples().length / 2; i++) {
      double expected = 0.5 * Math.sin(2 * Math.PI * 500 * factor * i / RATE);
      assertEquals(expected, faster.samples()[i], 1e-3);
    }
  }

  @Test
  void speedOneChangesNothing() {
    Sound sound = tone(100, 0.5);
    assertSame(sound, new Speed(List.of(1.0)).apply(sound, new RandomStream(1)));
  }

  @Test
  void noiseHasTheRatioThatWasAskedFor() {
    Sound sound = tone(440, 0.3);
    float[] noisy = new WhiteNoise(10, 10).apply(sound, new RandomStream(1)).samples();
    float[] noise = new float[noisy.length];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = noisy[i] - sound.samples()[i];
    }
    double ratio = 10 * Math.log10(power(sound.samples()) / power(noise));
    assertEquals(10, ratio, 0.2);
  }

  @Test
  void silenceStaysSilence() {
    Sound silence = new Sound(new float[100], RATE);
    Sound none = new Sound(new float[0], RATE);
    changes()
        .forEach(
            change -> {
              Sound changed = change.apply(silence, new RandomStream(1));
              assertEquals(0, power(changed.samples()));
              assertEquals(0, change.apply(none, new RandomStream(1)).samples().length);
            });
  }

  @Test
  void volumeIsInDecibelsAndIsCutOff() {
    Sound sound = tone(440, 0.3);
    Sound softer = new Volume(-6, -6).apply(sound, new RandomStream(1));
    double change = 10 * Math.log10(power(softer.samples()) / power(sound.samples()));
    assertEquals(-6, change, 1e-3);
    Sound loud = new Volume(40, 40).apply(sound, new RandomStream(1));
    for (float sample : loud.samples()) {
      assertTrue(Math.abs(sample) <= 1);
    }
  }

  private static float[][] ones(int steps, int width) {
    float[][] frames = new float[steps][width];
    for (float[] frame : frames) {
      Arrays.fill(frame, 1);
    }
    return frames;
  }

  @Test
  void masksAreNoLongerThanAllowedAndReachEverywhere() {
    SpecAugment masks = new SpecAugment(1, 30, 0.2, 1, 3);
    boolean[] stepHidden = new boolean[50];
    boolean[] columnHidden = new boolean[8];
    for (int seed = 0; seed < 500; seed++) {
      float[][] masked = masks.apply(ones(50, 16), 8, new RandomStream(seed));
      int steps = 0;
      for (int t = 0; t < 50; t++) {
        boolean hidden = power(masked[t]) == 0;
        stepHidden[t] |= hidden;
        steps += hidden ? 1 : 0;
      }
      assertTrue(steps <= 10, "steps " + steps);
      int columns = 0;
      for (int f = 0; f < 8; f++) {
        boolean hidden = true;
        for (float[] frame : masked) {
          hidden &= frame[f] == 0;
          assertEquals(frame[f], frame[f + 8], "deltas are hidden with their values");
        }
        columnHidden[f] |= hidden;
        columns += hidden ? 1 : 0;
      }
      assertTrue(columns <= 3, "columns " + columns);
    }
    for (boolean hidden : stepHidden) {
      assertTrue(hidden);
    }
    for (boolean hidden : columnHidden) {
      assertTrue(hidden);
    }
  }

  @Test
  void masksOfEqualSeedsAreEqualAndLeaveTheirInput() {
    SpecAugment masks = new SpecAugment(2, 10, 1, 2, 4);
    float[][] frames = ones(40, 8);
    float[][] first = masks.apply(frames, 8, new RandomStream(3));
    assertArrayEquals(first, masks.apply(frames, 8, new RandomStream(3)));
    assertFalse(Arrays.deepEquals(first, masks.apply(frames, 8, new RandomStream(4))));
    assertArrayEquals(ones(40, 8), frames);
    assertEquals(0, masks.apply(new float[0][], 8, new RandomStream(3)).length);
  }

  @Test
  void settingsOutOfRangeAreNamed() {
    assertEquals(
        "a factor must be in [0.5, 2], but was 3.0",
        assertThrows(IllegalArgumentException.class, () -> new Speed(List.of(3.0))).getMessage());
    assertEquals(
        "frames have 9 values, expected a multiple of 8",
        assertThrows(
                IllegalArgumentException.class,
                () -> new SpecAugment(1, 1, 1, 1, 1).apply(ones(1, 9), 8, new RandomStream(1)))
            .getMessage());
  }
}
