package dev.unroll.speech;

import dev.unroll.core.random.RandomStream;
import dev.unroll.data.audio.Sound;
import dev.unroll.data.audio.augment.SpecAugment;
import dev.unroll.data.audio.augment.Speed;
import dev.unroll.data.audio.augment.Volume;
import dev.unroll.data.audio.augment.WhiteNoise;
import java.util.List;

/** Alters recordings by chance; the same seed, recording and epoch give the same. */
final class Augmentation {
  /** Signal over noise in dB, from a loud street to a quiet room. */
  private static final WhiteNoise NOISE = new WhiteNoise(5, 30);

  /** No stretch that is hidden is longer than this share of a recording. */
  private static final double SHARE = 0.2;

  private final AugmentConfig config;
  private final long seed;
  private final SpecAugment masks;
  private final Volume volume;

  Augmentation(AugmentConfig config, long seed) {
    this.config = config;
    this.seed = seed;
    masks =
        new SpecAugment(
            config.timeMasks(),
            config.timeWidth(),
            SHARE,
            config.frequencyMasks(),
            config.frequencyWidth());
    volume = new Volume(-config.volume(), config.volume());
  }

  /** What is drawn; each has a chance of its own, so that none depends on what others drew. */
  enum Draw {
    SPEED,
    SOUND,
    MASKS
  }

  /** The chance of one recording in one epoch. */
  RandomStream chance(int index, int epoch, Draw draw) {
    return RandomStream.named(seed, draw + " " + epoch).at(index);
  }

  /** Draws a speed. */
  double speed(RandomStream chance) {
    return config.speeds().get(chance.nextInt(config.speeds().size()));
  }

  /** Whether {@link #altered} does more than to change the speed. */
  boolean altersSound() {
    return config.noise() > 0 || config.volume() > 0;
  }

  /** A recording at a speed, and with what else alters sound. */
  Sound altered(Sound sound, double speed, RandomStream chance) {
    Sound altered = speed == 1 ? sound : new Speed(List.of(speed)).apply(sound, chance);
    if (config.noise() > 0 && chance.nextDouble() < config.noise()) {
      altered = NOISE.apply(altered, chance);
    }
    return config.volume() > 0 ? volume.apply(altered, chance) : altered;
  }

  /** Frames with stretches hidden, a copy; or the same when nothing is hidden. */
  float[][] masked(float[][] frames, int columns, RandomStream chance) {
    return config.timeMasks() + config.frequencyMasks() == 0
        ? frames
        : masks.apply(frames, columns, chance);
  }
}
