package dev.unroll.autoencoder.probe;

import dev.unroll.autoencoder.linear.SparseSymmetric;
import dev.unroll.core.check.Check;
import java.util.Arrays;

/**
 * Counts which words stand near each other in a sentence, and weighs the counts by what they say.
 * Needs eight bytes for each pair of neighbours in the text. Not thread-safe.
 */
final class Cooccurrence {
  /** Words to either side that count as near (Levy, Goldberg and Dagan 2015 use 2, 5 and 10). */
  private static final int WINDOW = 5;

  /** Exponent that makes rare contexts seem less rare (ibid., section 3.1). */
  private static final double SMOOTHING = 0.75;

  private final int words;
  private long[] pairs = new long[1 << 16];
  private int size;

  /** Of words with ids below {@code words}. */
  Cooccurrence(int words) {
    this.words = Check.positive("words", words);
  }

  /** Counts the pairs of a sentence. */
  void add(int[] sentence) {
    for (int i = 0; i < sentence.length; i++) {
      for (int j = i + 1; j < sentence.length && j <= i + WINDOW; j++) {
        if (size == pairs.length) {
          Check.require(size < 1 << 29, "the text has too many words; give a part of it");
          pairs = Arrays.copyOf(pairs, 2 * size);
        }
        long low = Math.min(sentence[i], sentence[j]);
        pairs[size++] = low << Integer.SIZE | Math.max(sentence[i], sentence[j]);
      }
    }
  }

  /**
   * Positive pointwise mutual information (Church and Hanks 1990; Levy et al. 2015): with n_wc the
   * count of a pair, n_w of a word in any pair, and each of the two words as the context in turn,
   *
   * <pre>
   * m_wc = max(0, ln n_wc − (1 + α)/2 (ln n_w + ln n_c) + ln Σ_c n_c^α)      α = 0.75
   * </pre>
   *
   * which is symmetric, as the mean of both turns.
   */
  SparseSymmetric positiveInformation() {
    Arrays.sort(pairs, 0, size);
    double[] totals = new double[words];
    int[] starts = new int[words + 1];
    for (int from = 0; from < size; from = runEnd(from)) {
      int count = runEnd(from) - from;
      totals[first(from)] += count;
      totals[second(from)] += count;
      starts[first(from) + 1]++;
      starts[second(from) + 1] += first(from) == second(from) ? 0 : 1;
    }
    Arrays.parallelPrefix(starts, Integer::sum);
    double contexts = Arrays.stream(totals).map(n -> Math.pow(n, SMOOTHING)).sum();
    int[] columns = new int[starts[words]];
    float[] values = new float[starts[words]];
    int[] next = starts.clone();
    for (int from = 0; from < size; from = runEnd(from)) {
      int w = first(from);
      int c = second(from);
      // A word beside itself counts from both sides.
      double count = (double) (runEnd(from) - from) * (w == c ? 2 : 1);
      double information =
          Math.log(count)
              - (1 + SMOOTHING) / 2 * (Math.log(totals[w]) + Math.log(totals[c]))
              + Math.log(contexts);
      put(columns, values, next[w]++, c, information);
      if (w != c) {
        put(columns, values, next[c]++, w, information);
      }
    }
    return new SparseSymmetric(starts, columns, values);
  }

  private static void put(int[] columns, float[] values, int at, int column, double information) {
    columns[at] = column;
    values[at] = (float) Math.max(0, information);
  }

  private int runEnd(int from) {
    int end = from + 1;
    while (end < size && pairs[end] == pairs[from]) {
      end++;
    }
    return end;
  }

  private int first(int at) {
    return (int) (pairs[at] >>> Integer.SIZE);
  }

  private int second(int at) {
    return (int) pairs[at];
  }
}
