package dev.unroll.data.synthetic.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.random.RandomStream;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DigitVoiceTest {
  private static final DigitVoice VOICE = new DigitVoice();

  @Test
  void pitchIsTheOneAskedForWhateverTheFormants() {
    for (double pitch : new double[] {90, 130, 190}) {
      for (double formants : new double[] {0.9, 1, 1.15}) {
        DigitVoice.Spoken spoken =
            VoiceSounds.plain(VOICE, List.of(Digit.NINE, Digit.ONE), pitch, formants, 1.2);
        assertEquals(pitch, VoiceSounds.pitch(VoiceSounds.cut(spoken, 1)), 0.12 * pitch);
      }
    }
  }

  @Test
  void formantsMoveUpWithTheirFactor() {
    List<Digit> said = List.of(Digit.ONE, Digit.FOUR);
    double low = centre(VoiceSounds.plain(VOICE, said, 110, 0.9, 1));
    double middle = centre(VoiceSounds.plain(VOICE, said, 110, 1, 1));
    double high = centre(VoiceSounds.plain(VOICE, said, 110, 1.15, 1));
    assertEquals(0.9, low / middle, 0.08);
    assertEquals(1.15, high / middle, 0.08);
  }

  @Test
  void stretchedSpeechTakesLongerWhateverTheFormants() {
    List<Digit> said = List.of(Digit.TWO, Digit.SEVEN, Digit.ZERO);
    double usual = seconds(VoiceSounds.plain(VOICE, said, 110, 1, 1));
    assertEquals(1.3 * usual, seconds(VoiceSounds.plain(VOICE, said, 110, 1, 1.3)), 0.01 * usual);
    assertEquals(
        0.8 * usual, seconds(VoiceSounds.plain(VOICE, said, 110, 1.15, 0.8)), 0.01 * usual);
  }

  @Test
  void morePausesTakeLongerAndMoveTheWordsAfterThem() {
    List<Digit> said = Collections.nCopies(6, Digit.FIVE);
    double least = Double.MAX_VALUE;
    double most = 0;
    for (int seed = 0; seed < 20; seed++) {
      Manner manner = new Manner(1, 110, 10, 1, 0.9, -1, new Manner.Noise(100, 0));
      DigitVoice.Spoken spoken = VOICE.say(said, manner, new RandomStream(seed));
      for (int i = 1; i < said.size(); i++) {
        double pause = spoken.words().get(i).start() - spoken.words().get(i - 1).end();
        least = Math.min(least, pause);
        most = Math.max(most, pause);
      }
      double after = spoken.samples().length / 16_000.0 - spoken.words().get(5).end();
      assertTrue(after > 0.05 && after < 0.65, "after the last word: " + after);
    }
    assertTrue(least < 0.001, "words may follow at once, but the least pause was " + least);
    assertTrue(most > 0.5 && most <= 0.601, "longest " + most);
  }

  @Test
  void samplesNeverWrapAround() {
    // A 16-bit overflow shows as a jump of nearly the whole range between two samples.
    for (int seed = 0; seed < 30; seed++) {
      RandomStream random = new RandomStream(seed);
      Manner manner = Manner.draw(random);
      float[] samples = VOICE.say(List.of(Digit.values()), manner, random).samples();
      for (int i = 1; i < samples.length; i++) {
        assertTrue(Math.abs(samples[i] - samples[i - 1]) < 1, "a jump at sample " + i);
      }
    }
  }

  private static double seconds(DigitVoice.Spoken spoken) {
    return spoken.words().get(2).end() - spoken.words().get(0).start();
  }

  private static double centre(DigitVoice.Spoken spoken) {
    return VoiceSounds.centre(VoiceSounds.cut(spoken, 0));
  }
}
