package dev.unroll.core.metric;

import java.util.stream.IntStream;

/**
 * Fewest insertions, deletions and substitutions that make one sequence of another (Levenshtein
 * 1966), by the recurrence of Wagner and Fischer 1974 on two rows of the table.
 *
 * <pre>
 * D(i, 0) = i      D(0, j) = j
 * D(i, j) = min(D(i−1, j−1) + [a_i ≠ b_j], D(i−1, j) + 1, D(i, j−1) + 1)
 * </pre>
 *
 * {@link Alignment} tells the edits themselves.
 */
public final class EditDistance {
  private EditDistance() {}

  /** The distance of sequences of ints, such as ids or letters; O(n m) time. */
  public static int between(int[] a, int[] b) {
    return between(a, b, Integer.MAX_VALUE);
  }

  /**
   * As {@link #between(int[], int[])}, for a search that needs no distance beyond the least so far.
   *
   * @return the distance if it is less than {@code enough}, else any number of at least {@code
   *     enough}
   */
  public static int between(int[] a, int[] b, int enough) {
    // Each unit that one has more costs an edit.
    int least = Math.abs(a.length - b.length);
    if (least >= enough) {
      return least;
    }
    int[] above = IntStream.rangeClosed(0, b.length).toArray();
    int[] row = new int[b.length + 1];
    for (int unit : a) {
      least = next(above, row, unit, b);
      if (least >= enough) {
        return least;
      }
      int[] reused = above;
      above = row;
      row = reused;
    }
    return above[b.length];
  }

  /**
   * The next row of the table.
   *
   * @param above D(i − 1, 0 .. m)
   * @param row takes D(i, 0 .. m)
   * @param unit a_i
   * @return the least of the row, below which no row after it falls
   */
  static int next(int[] above, int[] row, int unit, int[] b) {
    row[0] = above[0] + 1;
    int least = row[0];
    for (int j = 1; j <= b.length; j++) {
      int diagonal = above[j - 1] + (unit == b[j - 1] ? 0 : 1);
      row[j] = Math.min(diagonal, 1 + Math.min(above[j], row[j - 1]));
      least = Math.min(least, row[j]);
    }
    return least;
  }
}
