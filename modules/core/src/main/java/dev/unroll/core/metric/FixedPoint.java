package dev.unroll.core.metric;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Numbers as C's {@code printf("%.2f")} writes them. {@link String#format} rounds the shortest
 * decimal form half up, and so differs in the last digit on values such as 0.625.
 */
final class FixedPoint {
  private FixedPoint() {}

  /** {@code value}, finite, correctly rounded to {@code places} decimals, ties to even. */
  static String of(double value, int places) {
    return new BigDecimal(value).setScale(places, RoundingMode.HALF_EVEN).toPlainString();
  }
}
