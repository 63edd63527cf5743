package dev.unroll.data.synthetic.speech;

import dev.unroll.core.check.Check;
import java.util.Locale;

/** The ten digits, in order of their value. */
public enum Digit {
  ZERO,
  ONE,
  TWO,
  THREE,
  FOUR,
  FIVE,
  SIX,
  SEVEN,
  EIGHT,
  NINE;

  private static final Digit[] ALL = values();

  /** How many there are. */
  public static final int COUNT = 10;

  /**
   * The digit of a value.
   *
   * @throws IllegalArgumentException when it is not from 0 to 9
   */
  public static Digit of(int value) {
    Check.require(value >= 0 && value < COUNT, "a digit must be from 0 to 9, but was " + value);
    return ALL[value];
  }

  /** Its English word, in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
