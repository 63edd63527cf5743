package dev.unroll.data.synthetic.speech;

import dev.unroll.core.random.RandomStream;
import java.util.Arrays;
import java.util.List;

/** What tests ask of the voice, and measure in what it said. */
final class VoiceSounds {
  private VoiceSounds() {}

  /** Said with a steady pitch and without pauses inside. */
  static DigitVoice.Spoken plain(
      DigitVoice voice, List<Digit> digits, double pitch, double formants, double stretch) {
    Manner manner = new Manner(stretch, pitch, 0, formants, 0, -1, new Manner.Noise(100, 0));
    return voice.say(digits, manner, new RandomStream(1));
  }

  /** The samples of one word. */
  static float[] cut(DigitVoice.Spoken spoken, int word) {
    SpokenWord found = spoken.words().get(word);
    int from = (int) (found.start() * DigitVoice.RATE);
    int to = (int) (found.end() * DigitVoice.RATE);
    return Arrays.copyOfRange(spoken.samples(), from, to);
  }

  /** The lag from 60 to 400 Hz at which the samples are most like themselves, as Hz. */
  static double pitch(float[] samples) {
    int best = 0;
    double most = 0;
    for (int lag = DigitVoice.RATE / 400; lag <= DigitVoice.RATE / 60; lag++) {
      double alike = 0;
      for (int i = lag; i < samples.length; i++) {
        alike += (double) samples[i] * samples[i - lag];
      }
      // Longer lags have fewer terms.
      alike /= samples.length - lag;
      if (alike > most) {
        most = alike;
        best = lag;
      }
    }
    return (double) DigitVoice.RATE / best;
  }

  /** The mean frequency of the power, Hz, by the ratio of the differences' power to the whole's. */
  static double centre(float[] samples) {
    float[] differences = new float[samples.length - 1];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = samples[i + 1] - samples[i];
    }
    double ratio = Waveform.power(differences) / Waveform.power(samples);
    return DigitVoice.RATE / Math.PI * Math.asin(Math.min(1, Math.sqrt(ratio) / 2));
  }
}
