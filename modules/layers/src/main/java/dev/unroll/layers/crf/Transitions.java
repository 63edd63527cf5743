package dev.unroll.layers.crf;

import dev.unroll.core.check.Check;

/**
 * What neighbouring tags of K add to the score of a sequence, in nats; −∞ for what must not be, but
 * neither +∞ nor NaN.
 *
 * @param start [K] for the first tag; not copied
 * @param between A [from][to] for each two neighbours; not copied
 * @param end [K] for the last tag; not copied
 */
public record Transitions(double[] start, double[][] between, double[] end) {
  public Transitions {
    int tags = Check.positive("tags", start.length);
    Check.require(
        end.length == tags && between.length == tags,
        "transitions must be for as many tags at the end ("
            + end.length
            + ") and between ("
            + between.length
            + ") as at the start ("
            + tags
            + ")");
    for (double[] row : between) {
      Check.require(
          row.length == tags,
          "a tag must have transitions to " + tags + " tags, but had to " + row.length);
      requireScores("a transition between tags", row);
    }
    requireScores("a transition from the start", start);
    requireScores("a transition to the end", end);
  }

  private static void requireScores(String what, double[] scores) {
    for (double score : scores) {
      if (!isScore(score)) { // no message is made of those that are
        throw new IllegalArgumentException(
            what + " must be a number or -Infinity, but was " + score);
      }
    }
  }

  /** Whether sums of scores and their maxima make sense with this one. */
  static boolean isScore(double score) {
    return score < Double.POSITIVE_INFINITY;
  }

  /** K. */
  public int size() {
    return start.length;
  }

  /**
   * These with −∞ wherever a tag is not allowed; what is found with them is the best among, or the
   * probability among, the allowed sequences alone.
   *
   * @throws IllegalArgumentException when it is for another number of tags
   */
  public Transitions only(AllowedTags allowed) {
    Check.require(
        allowed.size() == size(),
        "allowed tags must be " + size() + " like the transitions', but were " + allowed.size());
    double[][] rows = new double[size()][];
    for (int from = 0; from < rows.length; from++) {
      rows[from] = only(between[from], allowed.next()[from]);
    }
    return new Transitions(only(start, allowed.first()), rows, only(end, allowed.last()));
  }

  private static double[] only(double[] scores, boolean[] allowed) {
    double[] some = scores.clone();
    for (int k = 0; k < some.length; k++) {
      some[k] = allowed[k] ? some[k] : Double.NEGATIVE_INFINITY;
    }
    return some;
  }

  /**
   * s(y) without the scores of its steps.
   *
   * @param tags y, each in [0, K); 0 for none
   */
  double score(int[] tags) {
    if (tags.length == 0) {
      return 0;
    }
    double score = start[tags[0]] + end[tags[tags.length - 1]];
    for (int t = 1; t < tags.length; t++) {
      score += between[tags[t - 1]][tags[t]];
    }
    return score;
  }
}
