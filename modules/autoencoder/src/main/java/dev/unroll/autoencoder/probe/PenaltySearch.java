package dev.unroll.autoencoder.probe;

import dev.unroll.core.check.Check;
import dev.unroll.core.random.RandomStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Chooses the penalty of a {@link LogisticReadout} by the cross-entropy of examples that it did not
 * learn from; never by those that are tested.
 *
 * @param penalties to choose from
 */
public record PenaltySearch(List<Double> penalties) {
  public PenaltySearch {
    Check.require(!penalties.isEmpty(), "there must be a penalty to choose");
    penalties.forEach(penalty -> Check.positive("penalty", penalty));
    // Falling, as each readout starts from that of a stronger penalty.
    penalties = penalties.stream().sorted((a, b) -> Double.compare(b, a)).toList();
  }

  /** Nine from 1 to 10⁻⁴, two a decade. */
  public static PenaltySearch standard() {
    return new PenaltySearch(
        IntStream.rangeClosed(0, 8).mapToObj(i -> Math.pow(10, -i / 2.0)).toList());
  }

  /** The penalty with which a readout of {@code training} is best on {@code heldOut}. */
  public double byHeldOut(Examples training, Examples heldOut) {
    return best(losses(training, heldOut));
  }

  /**
   * The penalty that is best in the mean over folds of the training examples (Stone 1974).
   *
   * @param folds at least 2; each is held out once
   * @param random who is in which fold
   */
  public double byFolds(Examples training, int folds, RandomStream random) {
    Check.require(
        folds >= 2 && folds <= training.size(),
        "folds must be in [2, " + training.size() + "], but were " + folds);
    int[] order = IntStream.range(0, training.size()).toArray();
    random.shuffle(order);
    double[] sums = new double[penalties.size()];
    for (int fold = 0; fold < folds; fold++) {
      int from = (int) ((long) order.length * fold / folds);
      int to = (int) ((long) order.length * (fold + 1) / folds);
      int[] held = Arrays.copyOfRange(order, from, to);
      int[] rest =
          IntStream.range(0, order.length)
              .filter(i -> i < from || i >= to)
              .map(i -> order[i])
              .toArray();
      double[] losses = losses(training.rows(rest), training.rows(held));
      for (int i = 0; i < sums.length; i++) {
        sums[i] += losses[i] * held.length;
      }
    }
    return best(sums);
  }

  private double[] losses(Examples training, Examples heldOut) {
    LogisticReadout.Prepared prepared = new LogisticReadout.Prepared(training);
    double[] losses = new double[penalties.size()];
    for (int i = 0; i < losses.length; i++) {
      losses[i] = prepared.fit(penalties.get(i)).nats(heldOut);
      // The loss over the penalty has one valley; past it, weak penalties only cost time.
      if (i > 1 && losses[i] > losses[i - 1] && losses[i - 1] > losses[i - 2]) {
        Arrays.fill(losses, i + 1, losses.length, losses[i]);
        break;
      }
    }
    return losses;
  }

  private double best(double[] losses) {
    int best = 0;
    for (int i = 1; i < losses.length; i++) {
      best = losses[i] < losses[best] ? i : best;
    }
    return penalties.get(best);
  }
}
