package dev.unroll.data.synthetic;

import dev.unroll.core.check.Check;
import java.util.Locale;

/** Which part of a corpus: to learn from, to choose by, or to report on. */
public enum Split {
  TRAIN,
  DEV,
  TEST;

  /**
   * The split of number {@code number} of a corpus that nobody split: of twenty in a row the first
   * is test, the second dev and the rest train.
   *
   * @throws IllegalArgumentException when it is negative
   */
  public static Split ofNumber(long number) {
    return switch ((int) (Check.notNegative("number", number) % 20)) {
      case 0 -> TEST;
      case 1 -> DEV;
      default -> TRAIN;
    };
  }

  /** The name in lower case, as random streams and files use it. */
  public String lowerCase() {
    return name().toLowerCase(Locale.ROOT);
  }
}
