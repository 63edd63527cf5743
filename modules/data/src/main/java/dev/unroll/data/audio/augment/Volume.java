package dev.unroll.data.audio.augment;

import dev.unroll.core.check.Check;
import dev.unroll.core.random.RandomStream;
import dev.unroll.data.audio.Sound;

/**
 * Multiplies all samples by 10^(g/20), g drawn from [{@code lowest}, {@code highest}]; what gets
 * beyond [-1, 1] is cut off there.
 *
 * @param lowest in dB
 * @param highest in dB, at least {@code lowest}
 */
public record Volume(double lowest, double highest) implements SoundChange {
  public Volume {
    Check.require(
        Double.isFinite(lowest) && Double.isFinite(highest) && lowest <= highest,
        "lowest " + lowest + " dB must be finite and <= highest " + highest);
  }

  @Override
  public Sound apply(Sound sound, RandomStream chance) {
    double gain = Math.pow(10, (lowest + (highest - lowest) * chance.nextDouble()) / 20);
    float[] louder = new float[sound.samples().length];
    for (int i = 0; i < louder.length; i++) {
      louder[i] = (float) (gain * sound.samples()[i]);
    }
    return Sound.clipped(louder, sound.rate());
  }
}
