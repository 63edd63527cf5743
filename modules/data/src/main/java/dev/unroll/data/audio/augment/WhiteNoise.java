package dev.unroll.data.audio.augment;

import dev.unroll.core.check.Check;
import dev.unroll.core.random.RandomStream;
import dev.unroll.data.audio.Sound;

/**
 * Adds Gaussian noise at a ratio of powers 10 log10(signal / noise) that is drawn from [{@code
 * lowest}, {@code highest}]. Silence stays silence.
 *
 * @param lowest in dB; the loudest noise
 * @param highest in dB, at least {@code lowest}
 */
public record WhiteNoise(double lowest, double highest) implements SoundChange {
  public WhiteNoise {
    Check.require(
        Double.isFinite(lowest) && Double.isFinite(highest) && lowest <= highest,
        "lowest " + lowest + " dB must be finite and <= highest " + highest);
  }

  @Override
  public Sound apply(Sound sound, RandomStream chance) {
    double ratio = lowest + (highest - lowest) * chance.nextDouble();
    double power = 0;
    for (float sample : sound.samples()) {
      power += (double) sample * sample / sound.samples().length;
    }
    double deviation = Math.sqrt(power / Math.pow(10, ratio / 10));
    float[] noisy = sound.samples().clone();
    for (int i = 0; i < noisy.length; i++) {
      noisy[i] += (float) (deviation * chance.nextGaussian());
    }
    return Sound.clipped(noisy, sound.rate());
  }
}
