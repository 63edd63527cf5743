package dev.unroll.lectures.plot;

import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/** Places on an axis that deserve a number. */
final class Places {
  private static final int FEW = 12;
  private static final int WANTED = 10;

  private Places() {}

  /** Multiples of 1, 2 or 5 times a power of ten that lie between two places; at most ten. */
  static double[] round(double low, double high) {
    if (!(high > low)) {
      return new double[] {low};
    }
    double step = Math.pow(10, Math.floor(Math.log10((high - low) / WANTED)));
    double[] factors = {1, 2, 5, 10};
    int i = 0;
    while ((high - low) / (factors[i] * step) >= WANTED) {
      i++;
    }
    double by = factors[i] * step;
    // Dividing by the inverse of a small step keeps 0.3 from becoming 0.30000000000000004.
    double inverse = Math.rint(1 / by);
    return LongStream.rangeClosed((long) Math.ceil(low / by - 1e-9), (long) (high / by + 1e-9))
        .mapToDouble(k -> by < 1 ? k / inverse : k * by)
        .toArray();
  }

  /** Of a logarithmic axis: what is drawn, where that is few places, or else powers of ten. */
  static double[] logarithmic(double[] drawn) {
    double[] places = DoubleStream.of(drawn).filter(x -> x > 0).sorted().distinct().toArray();
    if (places.length <= FEW) {
      return places;
    }
    int first = (int) Math.ceil(Math.log10(places[0]) - 1e-9);
    int last = (int) Math.floor(Math.log10(places[places.length - 1]) + 1e-9);
    double[] powers = new double[Math.max(0, last - first + 1)];
    for (int i = 0; i < powers.length; i++) {
      powers[i] = Math.pow(10, first + i);
    }
    return powers;
  }

  /** A pattern of numbers for an axis over this range: "0.08" beside "0.1", "1,000" beside "0". */
  static String pattern(double low, double high) {
    double range = high > low ? high - low : Math.max(Math.abs(high), 1e-9);
    int decimals = (int) Math.max(0, 2 - Math.floor(Math.log10(range)));
    return "#,##0" + (decimals == 0 ? "" : "." + "#".repeat(Math.min(decimals, 12)));
  }
}
