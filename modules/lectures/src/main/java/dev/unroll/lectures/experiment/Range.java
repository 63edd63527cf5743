package dev.unroll.lectures.experiment;

import java.util.Arrays;

/** The smallest and the largest of some measured values. */
public record Range(double least, double most) {
  /** Of at least one value. */
  public static Range of(double... values) {
    return new Range(
        Arrays.stream(values).min().orElseThrow(), Arrays.stream(values).max().orElseThrow());
  }

  /** Of all values of a table with at least one. */
  public static Range of(double[][] values) {
    return of(Arrays.stream(values).flatMapToDouble(Arrays::stream).toArray());
  }

  /** Such as "from 1 to 2". */
  @Override
  public String toString() {
    return "from " + Figure.text(least) + " to " + Figure.text(most);
  }
}
