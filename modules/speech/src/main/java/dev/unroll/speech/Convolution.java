package dev.unroll.speech;

import dev.unroll.core.check.Check;
import java.util.Arrays;

/**
 * A convolution over time, written {@code WIDTHxSTRIDExFILTERS}, such as 11x2x256.
 *
 * @param width frames that an output sees, odd, so that as many lie before as after
 * @param stride frames from an output to the next
 * @param filters features of an output
 */
record Convolution(int width, int stride, int filters) {
  Convolution {
    Check.positive("width", width);
    Check.positive("stride", stride);
    Check.positive("filters", filters);
    Check.require(width % 2 == 1, "the width of a convolution must be odd, but was " + width);
    Check.require(
        stride <= width,
        "a stride of "
            + stride
            + " skips frames that a convolution "
            + width
            + " frames wide never sees; set it to the width at most");
  }

  /**
   * Reads what {@link #toString} writes.
   *
   * @throws IllegalArgumentException saying what was expected
   */
  static Convolution parse(String text) {
    String[] parts = text.split("x", -1);
    Check.require(
        parts.length == 3 && Arrays.stream(parts).allMatch(p -> p.matches("[0-9]{1,6}")),
        "a convolution is WIDTHxSTRIDExFILTERS, such as 11x2x256, but was " + text);
    return new Convolution(
        Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
  }

  @Override
  public String toString() {
    return width + "x" + stride + "x" + filters;
  }
}
