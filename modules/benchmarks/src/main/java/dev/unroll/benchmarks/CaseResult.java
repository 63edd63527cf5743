package dev.unroll.benchmarks;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.unroll.benchmarks.work.Case;
import java.util.List;

/**
 * What all contenders did in a case.
 *
 * @param work the case
 * @param quietBefore whether the machine was quiet before the first round, or became so in time
 * @param entries of the contenders that can do the case
 */
record CaseResult(Case work, boolean quietBefore, List<Entry> entries) {
  private static final Entry NONE = new Entry("", "", "", 0, 0, List.of());

  /** Losses at the first step differ by less than this part, as initialisations do. */
  private static final double SIMILAR = 0.1;

  CaseResult {
    entries = List.copyOf(entries);
  }

  /** The entry of a contender; one without samples where it took no part. */
  Entry entry(Entrant entrant) {
    return entries.stream()
        .filter(entry -> entry.contender().equals(entrant.label()))
        .findFirst()
        .orElse(NONE);
  }

  /** The faster of stock Deeplearning4j's two settings. */
  Entry stock() {
    return faster(Entrant.STOCK_ONE_THREAD, Entrant.STOCK);
  }

  /** The faster of libtorch's two settings. */
  Entry libtorch() {
    return faster(Entrant.LIBTORCH_ONE_THREAD, Entrant.LIBTORCH);
  }

  private Entry faster(Entrant alone, Entrant together) {
    Entry one = entry(alone);
    Entry all = entry(together);
    return one.samples().isEmpty() || all.tokensPerSecond() > one.tokensPerSecond() ? all : one;
  }

  /** Whether the machine was quiet before and in every round. */
  @JsonProperty
  boolean quiet() {
    return quietBefore
        && entries.stream().flatMap(entry -> entry.samples().stream()).allMatch(Sample::quiet);
  }

  /** Whether all contenders began at about the same loss, as they must when they do the same. */
  @JsonProperty
  boolean similarLosses() {
    double[] losses =
        entries.stream()
            .filter(entry -> entry.failure().isEmpty())
            .mapToDouble(Entry::firstLoss)
            .sorted()
            .toArray();
    return losses.length == 0 || losses[losses.length - 1] <= losses[0] * (1 + SIMILAR);
  }
}
