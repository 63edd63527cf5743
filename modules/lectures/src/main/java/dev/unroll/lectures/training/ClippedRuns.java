package dev.unroll.lectures.training;

import dev.unroll.core.random.RandomStream;
import dev.unroll.layers.recurrent.Elman;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.network.Adding;
import dev.unroll.lectures.network.Sizes;
import dev.unroll.lectures.network.SmallNetwork;
import dev.unroll.lectures.network.Training;
import dev.unroll.training.gradient.GradientNormalisation;
import dev.unroll.training.gradient.Optimiser;
import java.util.Arrays;

/**
 * Runs of rectifiers on the adding problem by gradient descent, with a kind of clipping.
 *
 * @param diverged share of the seeds, [rates]
 * @param losses final ones, [rates][seeds]; at most ten times that of a blind answer, which stands
 *     for a run that diverged
 */
record ClippedRuns(double[] diverged, double[][] losses) {
  /** Learning rates. */
  static final double[] RATES = {0.1, 0.3, 1, 3, 10};

  /**
   * What all kinds are run on.
   *
   * @param task to learn
   * @param updates of each run
   * @param seeds a run at each rate for each
   */
  record Plan(Adding task, int updates, long[] seeds) {}

  /** The losses at the rate whose mean is best. */
  double[] best() {
    return Arrays.stream(losses)
        .min(java.util.Comparator.comparingDouble(Figure::mean))
        .orElseThrow();
  }

  /** Runs at each rate for each seed. */
  static ClippedRuns of(GradientNormalisation kind, double threshold, Plan plan) {
    long[] seeds = plan.seeds;
    ClippedRuns runs =
        new ClippedRuns(new double[RATES.length], new double[RATES.length][seeds.length]);
    for (int r = 0; r < RATES.length; r++) {
      Training training =
          Training.adam(1, plan.updates)
              .optimiser(Optimiser.Kind.SGD, RATES[r])
              .clip(kind, threshold)
              .rows(16);
      for (int s = 0; s < seeds.length; s++) {
        double loss = finalLoss(plan.task, training, seeds[s]);
        boolean diverged = loss >= 10 * Adding.BLIND;
        runs.losses[r][s] = loss;
        runs.diverged[r] += diverged ? 1.0 / seeds.length : 0;
      }
    }
    return runs;
  }

  /** Mean of the last tenth of the updates, at most ten times that of a blind answer. */
  private static double finalLoss(Adding task, Training training, long seed) {
    SmallNetwork network =
        new SmallNetwork(Sizes.numbers(new Elman(Elman.Curve.RELU), 24, 2, 1), training, seed);
    RandomStream random = RandomStream.named(seed, "clipping");
    double sum = 0;
    int last = training.updates() / 10;
    for (int i = 0; i < training.updates(); i++) {
      double loss = network.fit(task.batch(random.at(i), training.rows())).loss();
      if (!Double.isFinite(loss)) {
        return 10 * Adding.BLIND;
      }
      sum += i >= training.updates() - last ? loss / last : 0;
    }
    return Math.min(10 * Adding.BLIND, sum);
  }
}
