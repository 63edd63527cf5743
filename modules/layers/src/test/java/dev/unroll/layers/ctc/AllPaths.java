package dev.unroll.layers.ctc;

import java.util.ArrayList;
import java.util.List;

/** The definition itself: every one of the K^T paths, and what each spells. */
final class AllPaths {
  private final double[][] probabilities; // [T][K]
  private final int blank;
  private double total;
  private double[][] through; // [T][K] of the paths that spell the labels

  /**
   * @param logits [T][K]
   */
  AllPaths(double[][] logits, int blank) {
    this.blank = blank;
    this.probabilities = new double[logits.length][];
    for (int t = 0; t < logits.length; t++) {
      double sum = 0;
      for (double logit : logits[t]) {
        sum += Math.exp(logit);
      }
      probabilities[t] = new double[logits[t].length];
      for (int k = 0; k < logits[t].length; k++) {
        probabilities[t][k] = Math.exp(logits[t][k]) / sum;
      }
    }
  }

  /** −log of the sum over paths. */
  double loss(List<Integer> labels) {
    int symbols = probabilities[0].length;
    total = 0;
    through = new double[probabilities.length][symbols];
    walk(new int[probabilities.length], 0, 1, labels);
    return -Math.log(total);
  }

  /** y − the share of the paths that go through a symbol, of the last loss. */
  double gradient(int t, int k) {
    return probabilities[t][k] - through[t][k] / total;
  }

  private void walk(int[] path, int t, double probability, List<Integer> labels) {
    if (t == path.length) {
      if (spelt(path).equals(labels)) {
        total += probability;
        for (int i = 0; i < path.length; i++) {
          through[i][path[i]] += probability;
        }
      }
      return;
    }
    for (int k = 0; k < probabilities[t].length; k++) {
      path[t] = k;
      walk(path, t + 1, probability * probabilities[t][k], labels);
    }
  }

  private List<Integer> spelt(int[] path) {
    List<Integer> spelt = new ArrayList<>();
    for (int t = 0; t < path.length; t++) {
      if (path[t] != blank && (t == 0 || path[t] != path[t - 1])) {
        spelt.add(path[t]);
      }
    }
    return spelt;
  }
}
