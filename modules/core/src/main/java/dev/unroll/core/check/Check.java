package dev.unroll.core.check;

/**
 * Validates arguments of records and methods; every message names the value and what was expected.
 */
public final class Check {
  private Check() {}

  /**
   * Requires {@code value > 0}.
   *
   * @throws IllegalArgumentException such as "layers must be &gt; 0, but was 0"
   */
  public static int positive(String name, int value) {
    require(value > 0, name + " must be > 0, but was " + value);
    return value;
  }

  /** Requires {@code value > 0} and finite. */
  public static double positive(String name, double value) {
    require(value > 0 && Double.isFinite(value), name + " must be > 0, but was " + value);
    return value;
  }

  /** Requires {@code value >= 0}. */
  public static long notNegative(String name, long value) {
    require(value >= 0, name + " must be >= 0, but was " + value);
    return value;
  }

  /** Requires {@code value >= 0} and finite. */
  public static double notNegative(String name, double value) {
    require(value >= 0 && Double.isFinite(value), name + " must be >= 0, but was " + value);
    return value;
  }

  /** Requires {@code low <= value < high}, as for a probability in [0, 1). */
  public static double within(String name, double value, double low, double high) {
    require(
        value >= low && value < high,
        name + " must be in [" + low + ", " + high + "), but was " + value);
    return value;
  }

  /** Requires a text that holds more than white space. */
  public static String notBlank(String name, String value) {
    require(!value.isBlank(), name + " must not be blank");
    return value;
  }

  /**
   * Requires a condition.
   *
   * @throws IllegalArgumentException with {@code message} when it does not hold
   */
  public static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
