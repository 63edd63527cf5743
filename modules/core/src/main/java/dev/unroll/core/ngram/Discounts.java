package dev.unroll.core.ngram;

import dev.unroll.core.check.Check;

/**
 * What modified Kneser-Ney smoothing takes from n-grams with count 1, 2, and 3 or more. Each is at
 * least 0 and at most the count it is taken from.
 */
public record Discounts(double one, double two, double threeOrMore) {
  /** Used for an order whose discounts cannot be estimated: 0.5, 1 and 1.5. */
  public static final Discounts FALLBACK = new Discounts(0.5, 1, 1.5);

  public Discounts {
    Check.require(
        fits(one, 1) && fits(two, 2) && fits(threeOrMore, 3),
        "discounts must be in [0, 1], [0, 2] and [0, 3], but were "
            + (one + ", " + two + " and " + threeOrMore));
  }

  private static boolean fits(double discount, int count) {
    return discount >= 0 && discount <= count;
  }

  /** The discount of an n-gram with {@code count}; 0 for a count of 0. */
  public double of(int count) {
    return switch (count) {
      case 0 -> 0;
      case 1 -> one;
      case 2 -> two;
      default -> threeOrMore;
    };
  }

  /**
   * Chen and Goodman 1998, equation 26. With {@code n_c} the number of n-grams that have count c:
   *
   * <pre>
   * Y = n_1 / (n_1 + 2 n_2)      D_c = c − (c + 1) Y n_{c+1} / n_c      c = 1, 2, 3
   * </pre>
   *
   * @param counts the count of each n-gram of one order; zeros are passed over
   * @param fallback taken when n_1, n_2 or n_3 is 0 or a D_c is outside [0, c], as in small or
   *     artificial texts
   */
  static Discounts estimate(int[] counts, Discounts fallback) {
    double[] n = new double[5];
    for (int count : counts) {
      if (count > 0 && count < n.length) {
        n[count]++;
      }
    }
    if (n[1] == 0 || n[2] == 0 || n[3] == 0) {
      return fallback;
    }
    double y = n[1] / (n[1] + 2 * n[2]);
    double one = 1 - 2 * y * n[2] / n[1];
    double two = 2 - 3 * y * n[3] / n[2];
    double three = 3 - 4 * y * n[4] / n[3];
    boolean usable = fits(one, 1) && fits(two, 2) && fits(three, 3);
    return usable ? new Discounts(one, two, three) : fallback;
  }
}
