package dev.unroll.data.synthetic.speech;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.unroll.core.random.RandomStream;
import dev.unroll.data.audio.Sound;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaveformTest {
  @Test
  void bytesAreReadHighFirstWithTheirSign() {
    byte[] bytes = {0x40, 0, (byte) 0x80, 0, 0, 1, (byte) 0xFF, (byte) 0xFF};
    assertArrayEquals(new float[] {0.5f, -1, 1 / 32768f, -1 / 32768f}, Waveform.ofBigEndian(bytes));
  }

  @Test
  void fasterSineIsTheSineOfTheHigherFrequency() {
    for (double factor : new double[] {0.85, 1, 1.2}) {
      float[] faster = Waveform.faster(sine(500, 4000), factor);
      assertEquals((int) (4000 / factor), faster.length);
      float[] expected = sine(500 * factor, faster.length);
      for (int i = 4; i < faster.length - 4; i++) {
        assertEquals(expected[i], faster[i], 1e-3f);
      }
    }
  }

  @Test
  void noiseHasThePowerAskedForWhateverItsColour() {
    for (double colour : new double[] {0, 0.9}) {
      float[] clean = sine(300, 16_000);
      float[] noisy = clean.clone();
      Waveform.addNoise(noisy, new Manner.Noise(12, colour), new RandomStream(4));
      double error = 0;
      for (int i = 0; i < clean.length; i++) {
        error += Math.pow(noisy[i] - clean[i], 2);
      }
      assertEquals(12, 10 * Math.log10(0.5 * clean.length / error), 0.05);
    }
  }

  @Test
  void scalingSetsTheLargestSampleAndLeavesSilence() {
    float[] samples = {0.1f, -0.2f};
    Waveform.scale(samples, -6.0206);
    assertArrayEquals(new float[] {0.25f, -0.5f}, samples, 1e-5f);
    float[] silence = new float[3];
    Waveform.scale(silence, -3);
    Waveform.addNoise(silence, new Manner.Noise(10, 0), new RandomStream(1));
    assertArrayEquals(new float[3], silence);
    float[] none = {};
    Waveform.addNoise(none, new Manner.Noise(10, 0), new RandomStream(1));
    assertEquals(0, Waveform.power(none));
  }

  @Test
  void recordsRefuseWhatCannotBe() {
    SpokenWord word = new SpokenWord("one", 0.1, 0.2);
    assertEquals(
        "'one' must end after it starts, at 0.2, but was 0.2",
        refused(() -> new SpokenWord("one", 0.2, 0.2)));
    assertEquals(
        "a: samples must be in [-1, 1], but sample 1 was 1.5",
        refused(
            () ->
                new SpokenUtterance("a", "b", List.of(), new Sound(new float[] {0, 1.5f}, 8000))));
    assertEquals(
        "a: the last word ends at 0.2 s, after the last sample",
        refused(() -> new SpokenUtterance("a", "b", List.of(word), new Sound(new float[80], 800))));
    assertEquals(
        "a: " + word + " begins before the one before it ends",
        refused(
            () ->
                new SpokenUtterance(
                    "a", "b", List.of(word, word), new Sound(new float[800], 800))));
    assertEquals(
        "loudness must be <= 0, but was 1.0",
        refused(() -> new Manner(1, 100, 10, 1, 0.2, 1, new Manner.Noise(10, 0))));
    assertEquals("a digit must be from 0 to 9, but was 10", refused(() -> Digit.of(10)));
  }

  private static String refused(Runnable call) {
    return assertThrows(IllegalArgumentException.class, call::run).getMessage();
  }

  private static float[] sine(double hertz, int length) {
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (float) Math.sin(2 * Math.PI * hertz * i / 16_000);
    }
    return samples;
  }
}
