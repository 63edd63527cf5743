package dev.unroll.data.audio.feature;

/** What the lines of a spectrum X are before they are summed to bands. */
public enum Lines {
  /** |X|². */
  POWER {
    @Override
    double of(double power) {
      return power;
    }
  },
  /** |X|. */
  AMPLITUDE {
    @Override
    double of(double power) {
      return Math.sqrt(power);
    }
  };

  /** The line whose power is {@code power}. */
  abstract double of(double power);
}
