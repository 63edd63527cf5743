package dev.unroll.layers.crf;

import java.util.Arrays;

/**
 * e to the power of transitions, the greatest of start, of A and of end made 1 each.
 *
 * @param start [K]
 * @param forth [from][to]
 * @param back [to][from]
 * @param end [K]
 * @param most what each was divided by, as logarithms
 * @param range the greatest less the smallest score of each
 */
record ScaledTransitions(
    double[] start, double[][] forth, double[][] back, double[] end, Three most, Three range) {
  /** Powers of e to minus this are normal numbers, times a million tags, too. */
  private static final double WIDEST = 600;

  /** A number for start, for A and for end. */
  record Three(double start, double between, double end) {}

  static ScaledTransitions of(Transitions scores) {
    int tags = scores.size();
    double[] all = Arrays.stream(scores.between()).flatMapToDouble(Arrays::stream).toArray();
    Three most = new Three(most(scores.start()), most(all), most(scores.end()));
    double[][] forth = new double[tags][tags];
    double[][] back = new double[tags][tags];
    for (int i = 0; i < tags; i++) {
      for (int j = 0; j < tags; j++) {
        forth[i][j] = Math.exp(scores.between()[i][j] - most.between);
        back[j][i] = forth[i][j];
      }
    }
    return new ScaledTransitions(
        powers(scores.start(), most.start),
        forth,
        back,
        powers(scores.end(), most.end),
        most,
        new Three(range(scores.start()), range(all), range(scores.end())));
  }

  private static double[] powers(double[] scores, double most) {
    return Arrays.stream(scores).map(score -> Math.exp(score - most)).toArray();
  }

  static double most(double[] scores) {
    double most = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      most = Math.max(most, score);
    }
    return most;
  }

  private static double range(double[] scores) {
    double least = Double.POSITIVE_INFINITY;
    for (double score : scores) {
      least = Math.min(least, score);
    }
    return most(scores) - least;
  }

  /**
   * Whether no probability of any tag at any step can be too small to be a number, and so the
   * scaled way is exact: α of one tag is at least e to −(range of A + range of the step's scores)
   * of any other's. Not so with −∞ or NaN.
   */
  boolean holds(double[][] emissions, int length) {
    if (!(range.end <= WIDEST)) {
      return false;
    }
    for (int t = 0; t < length; t++) {
      double before = t == 0 ? range.start : range.between;
      if (!(before + range(emissions[t]) <= WIDEST)) {
        return false;
      }
    }
    return true;
  }
}
