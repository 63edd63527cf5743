package dev.unroll.core.metric;

import dev.unroll.core.check.Check;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How far two series of numbers rise and fall together, in [−1, 1].
 *
 * <pre>
 * Pearson 1895    r = Σ (x − x̄)(y − ȳ) / √(Σ (x − x̄)² Σ (y − ȳ)²)
 * Spearman 1904   ρ = r of the ranks; equal numbers share the mean of their ranks
 * </pre>
 *
 * Both are NaN when all numbers of one of the series are equal, as nothing then rises or falls.
 */
public final class Correlation {
  private Correlation() {}

  /**
   * Pearson's r.
   *
   * @param x at least two finite numbers
   * @param y as many
   * @throws IllegalArgumentException when lengths differ or are less than two
   */
  public static double pearson(double[] x, double[] y) {
    requirePairs(x, y, 2);
    if (isConstant(x) || isConstant(y)) {
      return Double.NaN; // the mean may miss the number by a rounding, and leave noise to compare
    }
    double meanX = Arrays.stream(x).average().orElseThrow();
    double meanY = Arrays.stream(y).average().orElseThrow();
    double products = 0;
    double squaresX = 0;
    double squaresY = 0;
    for (int i = 0; i < x.length; i++) {
      double dx = x[i] - meanX;
      double dy = y[i] - meanY;
      products += dx * dy;
      squaresX += dx * dx;
      squaresY += dy * dy;
    }
    // Roots apart, since the product of the sums may leave the range of a double.
    double r = products / Math.sqrt(squaresX) / Math.sqrt(squaresY);
    return Math.max(-1, Math.min(1, r));
  }

  private static boolean isConstant(double[] values) {
    return Arrays.stream(values).allMatch(value -> value == values[0]);
  }

  /**
   * Spearman's ρ; arguments and errors as {@link #pearson} has them.
   *
   * @return in [−1, 1], the same for any increasing function of {@code x} or {@code y}
   */
  public static double spearman(double[] x, double[] y) {
    requirePairs(x, y, 2);
    return pearson(ranks(x), ranks(y));
  }

  /** Ranks from 1, of equal numbers the mean of theirs. */
  static double[] ranks(double[] values) {
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] ranks = new double[values.length];
    for (int start = 0; start < order.length; ) {
      int end = start + 1;
      while (end < order.length && values[order[end]] == values[order[start]]) {
        end++;
      }
      for (int i = start; i < end; i++) {
        ranks[order[i]] = (start + 1 + end) / 2.0;
      }
      start = end;
    }
    return ranks;
  }

  static void requirePairs(double[] x, double[] y, int least) {
    Check.require(
        x.length == y.length && x.length >= least,
        "both series need as many numbers, at least "
            + least
            + ", but they have "
            + x.length
            + " and "
            + y.length);
    for (int i = 0; i < x.length; i++) {
      Check.require(
          Double.isFinite(x[i]) && Double.isFinite(y[i]),
          "pair " + i + " must be finite, but is " + x[i] + " and " + y[i]);
    }
  }
}
