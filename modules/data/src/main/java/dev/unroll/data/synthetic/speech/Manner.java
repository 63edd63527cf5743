package dev.unroll.data.synthetic.speech;

import dev.unroll.core.check.Check;
import java.util.random.RandomGenerator;

/**
 * How a string of digits is said and recorded, as it is heard.
 *
 * @param stretch durations relative to the voice's own, without those of pauses
 * @param pitch of the voice, Hz, about which it moves
 * @param range by which the pitch moves, Hz
 * @param formants their frequencies relative to the voice's own: above 1 for a shorter vocal tract
 * @param breaks probability of a pause after a word, in [0, 1)
 * @param loudness of the largest sample, dB relative to full scale, 0 or less
 * @param noise what is heard beside the voice
 */
public record Manner(
    double stretch,
    double pitch,
    double range,
    double formants,
    double breaks,
    double loudness,
    Noise noise) {

  /**
   * Noise, from white to brown.
   *
   * @param snr power of the whole utterance over that of the noise, dB
   * @param colour of the noise: the weight of the sample before in [0, 1), 0 for white
   */
  public record Noise(double snr, double colour) {
    public Noise {
      Check.require(Double.isFinite(snr), "snr must be finite, but was " + snr);
      Check.within("colour", colour, 0, 1);
    }
  }

  public Manner {
    Check.positive("stretch", stretch);
    Check.positive("pitch", pitch);
    Check.notNegative("range", range);
    Check.positive("formants", formants);
    Check.within("breaks", breaks, 0, 1);
    Check.require(loudness <= 0, "loudness must be <= 0, but was " + loudness);
  }

  /** Any of the usual: slow or fast, low or high, clear or in a noise 10 dB below the voice. */
  public static Manner draw(RandomGenerator random) {
    double stretch = random.nextDouble(0.75, 1.35);
    double formants = random.nextDouble(0.88, 1.18);
    // Larger people have both longer tracts and lower voices.
    double pitch = 110 * formants * random.nextDouble(0.7, 1.5);
    double range = random.nextDouble(4, 30);
    double breaks = random.nextDouble(0.1, 0.7);
    double loudness = random.nextDouble(-24, -1);
    Noise noise = new Noise(random.nextDouble(10, 40), random.nextDouble(0, 0.95));
    return new Manner(stretch, pitch, range, formants, breaks, loudness, noise);
  }
}
