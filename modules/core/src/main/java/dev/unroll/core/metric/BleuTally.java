package dev.unroll.core.metric;

import dev.unroll.core.check.Check;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The counts under BLEU, before any smoothing.
 *
 * @param matches item n − 1: n-grams of the hypothesis that a reference has, each at most as often
 *     as the reference that has it most often
 * @param totals item n − 1: n-grams of the hypothesis
 * @param hypothesisLength tokens
 * @param referenceLength tokens of the reference nearest in length to the hypothesis, the shorter
 *     one of two
 */
public record BleuTally(
    List<Long> matches, List<Long> totals, long hypothesisLength, long referenceLength)
    implements Tally<BleuTally> {
  public BleuTally {
    matches = List.copyOf(matches);
    totals = List.copyOf(totals);
    Check.require(
        matches.size() == totals.size(),
        "matches has "
            + matches.size()
            + " orders, but totals "
            + totals.size()
            + "; give both for the same orders");
    Check.notNegative("hypothesisLength", hypothesisLength);
    Check.notNegative("referenceLength", referenceLength);
  }

  @Override
  public BleuTally plus(BleuTally other) {
    Check.require(
        matches.size() == other.matches.size(),
        "cannot add BLEU counts of orders up to "
            + matches.size()
            + " and "
            + other.matches.size()
            + "; count both with the same options");
    return new BleuTally(
        sum(matches, other.matches),
        sum(totals, other.totals),
        hypothesisLength + other.hypothesisLength,
        referenceLength + other.referenceLength);
  }

  private static List<Long> sum(List<Long> a, List<Long> b) {
    return IntStream.range(0, a.size()).mapToObj(i -> a.get(i) + b.get(i)).toList();
  }
}
