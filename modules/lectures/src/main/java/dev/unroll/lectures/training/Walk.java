package dev.unroll.lectures.training;

import dev.unroll.core.random.RandomStream;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.gradient.TwoWeights;
import dev.unroll.training.gradient.Optimiser;
import dev.unroll.training.gradient.Optimiser.Kind;

/**
 * Walks of an optimiser at a rate from many places on the surface of {@link TwoWeights}.
 *
 * @param rate learning rate
 * @param means mean error of all starts after 0, 1, … updates
 * @param ends mean error at the end of the starts of each seed
 * @param arrived share of starts that end below 0.001
 */
record Walk(double rate, double[] means, double[] ends, double arrived) {
  /** Starts of each seed. */
  static final int STARTS = 16;

  /** Mean error at the end. */
  double end() {
    return Figure.mean(ends);
  }

  /** Walks from w in [3, 8] and b in [−5, −1], places that the seeds decide. */
  static Walk of(Kind kind, double rate, int updates, long[] seeds) {
    int points = STARTS * seeds.length;
    double[] weights = new double[points];
    double[] biases = new double[points];
    for (int i = 0; i < points; i++) {
      RandomStream random = RandomStream.named(seeds[i / STARTS], "starts").at(i % STARTS);
      weights[i] = 3 + 5 * random.nextDouble();
      biases[i] = -5 + 4 * random.nextDouble();
    }
    TwoWeights surface = new TwoWeights(points);
    Descent descent = new Descent(new Optimiser(kind, 0, 0), rate, 2 * points);
    double[] means = new double[updates + 1];
    double[] error = new double[points];
    for (int u = 0; u <= updates; u++) {
      TwoWeights.Slopes slopes = surface.at(weights, biases);
      error = slopes.error();
      means[u] = Figure.mean(error);
      if (u < updates) {
        descent.step(slopes.weight(), slopes.bias(), weights, biases);
      }
    }
    double[] ends = new double[seeds.length];
    double arrived = 0;
    for (int i = 0; i < points; i++) {
      ends[i / STARTS] += error[i] / STARTS;
      arrived += error[i] < 1e-3 ? 1.0 / points : 0;
    }
    return new Walk(rate, means, ends, arrived);
  }
}
