package dev.unroll.benchmarks;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;

/**
 * What a contender did in a case.
 *
 * @param contender its label
 * @param note what it says about itself
 * @param failure why there are no samples; empty when there are
 * @param firstLoss of its first step, nats per token
 * @param peakMemory of its process, bytes
 * @param samples one for each round
 */
record Entry(
    String contender,
    String note,
    String failure,
    double firstLoss,
    long peakMemory,
    List<Sample> samples) {
  Entry {
    samples = List.copyOf(samples);
  }

  static Entry failed(Entrant entrant, String reason) {
    return new Entry(entrant.label(), "", reason, 0, 0, List.of());
  }

  /** Median of the rounds; NaN without any. */
  @JsonProperty
  double tokensPerSecond() {
    return median(rates());
  }

  /** Tokens per second of each round. */
  double[] rates() {
    return samples.stream().mapToDouble(Sample::tokensPerSecond).toArray();
  }

  /** Median over the rounds of this rate by that of the other; NaN where one has none. */
  double ratio(Entry other) {
    double[] ratios = rates();
    double[] below = other.rates();
    if (ratios.length != below.length) {
      return Double.NaN;
    }
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] /= below[i];
    }
    return median(ratios);
  }

  /** Median; the mean of the middle two where the count is even; NaN of none. */
  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
