package dev.unroll.lectures.training;

import dev.unroll.layers.recurrent.Elman;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Setting;
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
 * @param losses final ones, [rates][seeds]; of a run that diverged that of a blind answer
 */
record ClippedRuns(double[] diverged, double[][] losses) {
  /** Learning rates. */
  static final double[] RATES = {0.003, 0.01, 0.03, 0.1, 0.3, 1};

  private static final Adding TASK = new Adding(20);

  /** Share of all runs that diverged. */
  double share() {
    return Figure.mean(diverged);
  }

  /** The losses at the rate whose mean is best. */
  double[] best() {
    return Arrays.stream(losses)
        .min(java.util.Comparator.comparingDouble(Figure::mean))
        .orElseThrow();
  }

  /** Runs at each rate for each seed. */
  static ClippedRuns of(GradientNormalisation kind, double threshold, int updates, long[] seeds) {
    ClippedRuns runs =
        new ClippedRuns(new double[RATES.length], new double[RATES.length][seeds.length]);
    for (int r = 0; r < RATES.length; r++) {
      Training training =
          Training.adam(1, updates)
              .optimiser(Optimiser.Kind.SGD, RATES[r])
              .clip(kind, threshold)
              .rows(16);
      for (int s = 0; s < seeds.length; s++) {
        double loss = finalLoss(training, seeds[s]);
        boolean diverged = loss >= 10 * Adding.BLIND;
        runs.losses[r][s] = loss;
        runs.diverged[r] += diverged ? 1.0 / seeds.length : 0;
      }
    }
    return runs;
  }

  /** Mean of the last tenth of the updates, at most ten times that of a blind answer. */
  private static double finalLoss(Training training, long seed) {
    SmallNetwork network =
        new SmallNetwork(Sizes.numbers(new Elman(Elman.Curve.RELU), 24, 2, 1), training, seed);
    double sum = 0;
    int last = training.updates() / 10;
    for (int i = 0; i < training.updates(); i++) {
      double loss =
          network
              .fit(TASK.batch(new Setting(true, seed).random("clipping").at(i), training.rows()))
              .loss();
      if (!Double.isFinite(loss)) {
        return 10 * Adding.BLIND;
      }
      sum += i >= training.updates() - last ? loss / last : 0;
    }
    return Math.min(10 * Adding.BLIND, sum);
  }
}
