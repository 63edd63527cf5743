package dev.unroll.layers.crf;

import java.util.Arrays;
import java.util.function.BiConsumer;

/** The oracle: all K^T sequences of tags of one sequence of scores, one after the other. */
record EverySequence(Transitions transitions, double[][] emissions) {
  private int tags() {
    return transitions.size();
  }

  double score(int[] y) {
    double score = transitions.start()[y[0]] + transitions.end()[y[y.length - 1]];
    for (int t = 0; t < y.length; t++) {
      score += emissions[t][y[t]] + (t == 0 ? 0 : transitions.between()[y[t - 1]][y[t]]);
    }
    return score;
  }

  private void each(BiConsumer<int[], Double> visit) {
    int count = (int) Math.pow(tags(), emissions.length);
    for (int i = 0; i < count; i++) {
      int[] y = new int[emissions.length];
      for (int t = 0, rest = i; t < y.length; t++, rest /= tags()) {
        y[t] = rest % tags();
      }
      visit.accept(y, score(y));
    }
  }

  int[] best() {
    int[] best = new int[emissions.length];
    double[] most = {Double.NEGATIVE_INFINITY};
    each(
        (y, score) -> {
          if (score > most[0]) {
            most[0] = score;
            System.arraycopy(y, 0, best, 0, y.length);
          }
        });
    return best;
  }

  /** log Z, with the greatest score taken out of the sum. */
  double logPartition() {
    double most = score(best());
    double[] sum = {0};
    each((y, score) -> sum[0] += Math.exp(score - most));
    return most + Math.log(sum[0]);
  }

  /** p(y_t = k), [T][K]. */
  double[][] marginals() {
    double[][] marginals = new double[emissions.length][tags()];
    double log = logPartition();
    each(
        (y, score) -> {
          for (int t = 0; t < y.length; t++) {
            marginals[t][y[t]] += Math.exp(score - log);
          }
        });
    return marginals;
  }

  /** Σ_t p(y_{t−1} = i, y_t = j), [K][K]. */
  double[][] pairs() {
    double[][] pairs = new double[tags()][tags()];
    double log = logPartition();
    each(
        (y, score) -> {
          for (int t = 1; t < y.length; t++) {
            pairs[y[t - 1]][y[t]] += Math.exp(score - log);
          }
        });
    return pairs;
  }

  @Override
  public String toString() {
    return Arrays.deepToString(emissions);
  }
}
