package dev.unroll.lectures.experiment;

import java.util.Arrays;
import java.util.Locale;

/** Measured numbers as text, and the few statistics that experiments report. */
public final class Figure {
  private static final double SMALL = 1e-3;
  private static final double LARGE = 1e6;

  private Figure() {}

  /**
   * Whole numbers in full with commas, others with four significant digits, very small and very
   * large ones as a power of ten; anything else as it prints itself.
   */
  public static String text(Object cell) {
    if (cell instanceof Integer || cell instanceof Long) {
      return String.format(Locale.ROOT, "%,d", ((Number) cell).longValue());
    }
    return cell instanceof Number number ? text(number.doubleValue()) : String.valueOf(cell);
  }

  private static String text(double value) {
    if (Double.isNaN(value)) {
      return "not a number";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "−∞";
    }
    double size = Math.abs(value);
    String sign = value < 0 ? "−" : "";
    if (size == 0) {
      return "0";
    }
    if (size < SMALL || size >= LARGE) {
      return sign + String.format(Locale.ROOT, "%.2e", size).replaceFirst("e\\+?(-?)0*", "e$1");
    }
    int decimals = Math.max(0, 3 - (int) Math.floor(Math.log10(size)));
    String digits = String.format(Locale.ROOT, "%,." + decimals + "f", size);
    return sign + (decimals == 0 ? digits : digits.replaceFirst("\\.?0+$", ""));
  }

  /** A share of 1 as per cent with one decimal. */
  public static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** Mean of at least one value. */
  public static double mean(double... values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  /** The value in the middle, or the mean of the two there. At least one value. */
  public static double median(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  /** Standard error of the mean, with n − 1; at least two values. */
  public static double standardError(double... values) {
    double mean = mean(values);
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return Math.sqrt(squares / (values.length - 1) / values.length);
  }

  /** Mean and standard error, such as "0.41 ± 0.02"; at least two values. */
  public static String spread(double... values) {
    return text(mean(values)) + " ± " + text(standardError(values));
  }
}
