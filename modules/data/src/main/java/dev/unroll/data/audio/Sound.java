package dev.unroll.data.audio;

import dev.unroll.core.check.Check;

/**
 * A recording in memory, mono.
 *
 * @param samples in [-1, 1]; belongs to this record and is not to be changed
 * @param rate samples a second, in Hz
 */
public record Sound(float[] samples, int rate) {
  public Sound {
    Check.positive("rate", rate);
  }

  /** How long it lasts. */
  public double seconds() {
    return (double) samples.length / rate;
  }

  /**
   * This recording at another rate, by {@link ResamplingFilter#SPEECH}.
   *
   * @param newRate in Hz
   * @throws IllegalArgumentException when the rates have hardly a common divisor; of a file, {@link
   *     SoundFile.Reading#at} says which
   */
  public Sound at(int newRate) {
    return newRate == rate
        ? this
        : clipped(
            Resampler.resample(samples, new Resampler(rate, newRate, ResamplingFilter.SPEECH)),
            newRate);
  }

  /**
   * A recording whose samples beyond [-1, 1] are cut off there, as filters and noise make them.
   *
   * @param samples belongs to the result, and is changed
   */
  public static Sound clipped(float[] samples, int rate) {
    for (int i = 0; i < samples.length; i++) {
      samples[i] = Math.max(-1, Math.min(1, samples[i]));
    }
    return new Sound(samples, rate);
  }
}
