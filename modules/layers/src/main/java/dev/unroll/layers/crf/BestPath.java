package dev.unroll.layers.crf;

/**
 * The sequence of tags with the greatest score (Viterbi 1967); the lowest tags where scores are
 * equal. One thread at a time.
 */
final class BestPath {
  private final Transitions transitions;
  private double[] best;
  private double[] next;
  private int[][] from = {};

  BestPath(Transitions transitions) {
    this.transitions = transitions;
    best = new double[transitions.size()];
    next = new double[transitions.size()];
  }

  /**
   * Finds it.
   *
   * @param emissions e [T][K] or more; not changed
   * @param tags [T] set, T &gt; 0
   * @return its score in nats; −∞ when no sequence is possible, and then the tags mean nothing
   */
  double find(double[][] emissions, int[] tags) {
    if (from.length < tags.length) {
      from = new int[tags.length][best.length];
    }
    for (int k = 0; k < best.length; k++) {
      best[k] = transitions.start()[k] + emissions[0][k];
    }
    for (int t = 1; t < tags.length; t++) {
      step(emissions[t], from[t]);
    }
    for (int k = 0; k < best.length; k++) {
      best[k] += transitions.end()[k];
    }
    int tag = 0;
    for (int k = 1; k < best.length; k++) {
      tag = best[k] > best[tag] ? k : tag;
    }
    double score = best[tag];
    for (int t = tags.length - 1; t >= 0; t--) {
      tags[t] = tag;
      tag = from[t][tag];
    }
    return score;
  }

  private void step(double[] scores, int[] origins) {
    java.util.Arrays.fill(next, Double.NEGATIVE_INFINITY);
    for (int i = 0; i < best.length; i++) {
      double[] row = transitions.between()[i];
      for (int j = 0; j < next.length; j++) {
        double score = best[i] + row[j];
        if (score > next[j]) {
          next[j] = score;
          origins[j] = i;
        }
      }
    }
    for (int j = 0; j < next.length; j++) {
      next[j] += scores[j];
    }
    double[] before = best;
    best = next;
    next = before;
  }
}
