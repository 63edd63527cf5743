package dev.unroll.core.metric;

import dev.unroll.core.check.Check;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The counts under chrF, against the best reference of each sentence.
 *
 * @param orders n-grams of characters from 1 up, then of words from 1 up; {@code found} is 0 at an
 *     order that the reference is too short for
 */
public record ChrFTally(List<MatchCounts> orders) implements Tally<ChrFTally> {
  public ChrFTally {
    orders = List.copyOf(orders);
  }

  @Override
  public ChrFTally plus(ChrFTally other) {
    Check.require(
        orders.size() == other.orders.size(),
        "cannot add chrF counts of "
            + orders.size()
            + " and "
            + other.orders.size()
            + " orders; count both with the same options");
    return new ChrFTally(
        IntStream.range(0, orders.size())
            .mapToObj(i -> orders.get(i).plus(other.orders.get(i)))
            .toList());
  }
}
