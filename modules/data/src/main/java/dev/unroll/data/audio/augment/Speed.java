package dev.unroll.data.audio.augment;

import dev.unroll.core.check.Check;
import dev.unroll.core.random.RandomStream;
import dev.unroll.data.audio.Resampler;
import dev.unroll.data.audio.ResamplingFilter;
import dev.unroll.data.audio.Sound;
import java.util.List;

/**
 * Plays a recording faster or slower, which moves its pitch, too (Ko et al. 2015, "Audio
 * augmentation for speech recognition", who take 0.9, 1 and 1.1).
 *
 * @param factors one is drawn, all alike; in [0.5, 2], rounded to hundredths; 2 halves the duration
 */
public record Speed(List<Double> factors) implements SoundChange {
  private static final int UNIT = 100;

  public Speed {
    factors = List.copyOf(factors);
    Check.require(!factors.isEmpty(), "factors must not be empty");
    for (double factor : factors) {
      Check.require(
          factor >= 0.5 && factor <= 2, "a factor must be in [0.5, 2], but was " + factor);
    }
  }

  @Override
  public Sound apply(Sound sound, RandomStream chance) {
    int played = (int) Math.round(UNIT * factors.get(chance.nextInt(factors.size())));
    if (played == UNIT) {
      return sound;
    }
    Resampler resampler = new Resampler(played, UNIT, ResamplingFilter.SPEECH);
    return Sound.clipped(Resampler.resample(sound.samples(), resampler), sound.rate());
  }
}
