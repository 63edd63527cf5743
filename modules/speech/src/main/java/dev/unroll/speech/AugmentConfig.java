package dev.unroll.speech;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.unroll.core.check.Check;
import java.util.List;

/**
 * How training recordings are altered by chance, anew in each epoch.
 *
 * @param speeds factors of which each recording gets one (Ko et al. 2015, three of them: 0.9, 1 and
 *     1.1); 1 alone leaves speed and pitch as they are
 * @param frequencyMasks bands that are hidden (SpecAugment; Park et al. 2019)
 * @param frequencyWidth most features of such a band
 * @param timeMasks stretches that are hidden
 * @param timeWidth most frames of such a stretch
 * @param noise share of recordings that get white noise
 * @param volume largest change of loudness in dB, either way
 */
public record AugmentConfig(
    List<Double> speeds,
    int frequencyMasks,
    int frequencyWidth,
    int timeMasks,
    int timeWidth,
    double noise,
    double volume) {
  public AugmentConfig {
    speeds = List.copyOf(speeds);
    Check.require(!speeds.isEmpty(), "give at least one speed, 1 to leave it as it is");
    for (double speed : speeds) {
      Check.require(speed >= 0.5 && speed <= 2, "a speed must be in [0.5, 2], but was " + speed);
    }
    Check.notNegative("frequency-masks", frequencyMasks);
    Check.notNegative("frequency-width", frequencyWidth);
    Check.notNegative("time-masks", timeMasks);
    Check.notNegative("time-width", timeWidth);
    Check.require(noise >= 0 && noise <= 1, "noise must be in [0, 1], but was " + noise);
    Check.require(volume >= 0 && volume <= 60, "volume must be in [0, 60] dB, but was " + volume);
  }

  /** The fastest speed. */
  @JsonIgnore
  double fastest() {
    return speeds.stream().mapToDouble(speed -> speed).max().orElseThrow();
  }

  /** Everything stays as it is. */
  public static AugmentConfig none() {
    return new AugmentConfig(List.of(1.0), 0, 0, 0, 0, 0, 0);
  }
}
